package com.lexintel.identity;

import com.lexintel.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** An operation of the description. */
record Operation(String id, String method, String path) {
  /** All of them, by their ids. */
  @SuppressWarnings("unchecked")
  static Map<String, Operation> described() throws IOException {
    Map<String, Operation> operations = new TreeMap<>();
    try (InputStream file = Settings.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      Map<String, Object> description = new Yaml().load(file);
      ((Map<String, Map<String, Object>>) description.get("paths"))
          .forEach(
              (path, item) ->
                  item.forEach(
                      (method, operation) -> {
                        if (operation instanceof Map<?, ?> described) {
                          String id = (String) described.get("operationId");
                          operations.put(id, new Operation(id, method, path));
                        }
                      }));
    }
    return operations;
  }
}
