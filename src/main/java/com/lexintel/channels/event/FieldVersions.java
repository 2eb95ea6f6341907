package com.lexintel.channels.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** At which version of its channel each field of a document changed last. */
public final class FieldVersions {
  // Every event has these, and is told with them in any case or never.
  private static final Set<String> NEVER_LISTED = Set.of("document_id", "case_id", "seq");
  // Anyone may publish fields of any name, so there must be an end to what is remembered.
  private static final int MOST_NAMES = 64;

  private final Map<String, Long> versions = new HashMap<>(8);

  /** The document's latest event has been replaced at that version. */
  public void changed(JsonObject earlier, JsonObject latest, long version) {
    for (String name : names(earlier, latest)) {
      if (!Objects.equals(of(earlier, name), of(latest, name))) {
        versions.put(name, version);
      }
    }
    if (versions.size() > MOST_NAMES) {
      versions.keySet().retainAll(latest.keySet());
    }
  }

  /** The fields that one of two events has, without those that are told in any case or never. */
  public static List<String> names(JsonObject earlier, JsonObject latest) {
    Set<String> names = new LinkedHashSet<>(latest.keySet());
    names.addAll(earlier.keySet());
    names.removeAll(NEVER_LISTED);
    return List.copyOf(names);
  }

  private static JsonValue of(JsonObject event, String name) {
    JsonValue value = event.get(name);
    return value == JsonValue.NULL ? null : value;
  }

  /** The names of the fields that changed after that version. */
  public List<String> since(long version) {
    List<String> names = new ArrayList<>(versions.size());
    versions.forEach(
        (name, changed) -> {
          if (changed > version) {
            names.add(name);
          }
        });
    return names;
  }
}
