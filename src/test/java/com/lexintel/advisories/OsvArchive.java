package com.lexintel.advisories;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** All advisories for Maven as OSV publishes them: a ZIP with a JSON file for each. */
record OsvArchive(Path zip) {

  /** What of it concerns one of these, a line each. */
  List<String> findings(Collection<Dependency> dependencies) throws IOException {
    Map<String, Dependency> byName =
        dependencies.stream()
            .collect(Collectors.toMap(Dependency::name, Function.identity(), (one, other) -> one));
    List<String> findings = new ArrayList<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".json")) {
          findings.addAll(findings(read(entries.readAllBytes()), byName));
        }
      }
    }
    return findings;
  }

  private static JsonObject read(byte[] json) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      return reader.readObject();
    }
  }

  private static List<String> findings(JsonObject advisory, Map<String, Dependency> byName) {
    if (advisory.containsKey("withdrawn")) {
      return List.of();
    }
    return objects(advisory, "affected").stream()
        .filter(affected -> concerns(affected, byName))
        .map(affected -> byName.get(affected.getJsonObject("package").getString("name")))
        .distinct()
        .map(
            dependency ->
                "%s %s: %s %s"
                    .formatted(
                        dependency.name(),
                        dependency.version(),
                        advisory.getString("id"),
                        advisory.getString("summary", "")))
        .toList();
  }

  private static boolean concerns(JsonObject affected, Map<String, Dependency> byName) {
    JsonObject named = affected.getJsonObject("package");
    Dependency dependency = named == null ? null : byName.get(named.getString("name", ""));
    if (dependency == null || !named.getString("ecosystem", "").startsWith("Maven")) {
      return false;
    }
    return strings(affected, "versions").contains(dependency.version())
        || objects(affected, "ranges").stream()
            .anyMatch(range -> within(range, new MavenVersion(dependency.version())));
  }

  /** The events of a range are in order: from each introduction to the fix that follows. */
  private static boolean within(JsonObject range, MavenVersion version) {
    boolean affected = false;
    for (JsonObject event : objects(range, "events")) {
      if (event.containsKey("introduced") && !above(event, "introduced", version, true)) {
        affected = true;
      } else if (event.containsKey("fixed") && !above(event, "fixed", version, true)) {
        affected = false;
      } else if (event.containsKey("last_affected")
          && !above(event, "last_affected", version, false)) {
        affected = false;
      }
    }
    return affected;
  }

  /** Whether the version of an event lies above another, or with it where that does not count. */
  private static boolean above(
      JsonObject event, String kind, MavenVersion version, boolean reachedWhenEqual) {
    int order = new MavenVersion(event.getString(kind)).compareTo(version);
    return reachedWhenEqual ? order > 0 : order >= 0;
  }

  private static List<JsonObject> objects(JsonObject from, String name) {
    JsonArray array = from.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonValue::asJsonObject);
  }

  private static List<String> strings(JsonObject from, String name) {
    JsonArray array = from.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonString::getString);
  }
}
