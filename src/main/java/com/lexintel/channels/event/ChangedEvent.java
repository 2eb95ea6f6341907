package com.lexintel.channels.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * An event, of which only some fields are told.
 *
 * @param fields the names of those that changed; a field that is absent is told as null
 */
public record ChangedEvent(ReceivedEvent event, List<String> fields) implements EventJson {

  @Override
  public String compact(boolean inCase) {
    JsonObject json = event.json();
    StringBuilder text = new StringBuilder(160);
    text.append("{\"document_id\":\"").append(event.documentId()).append('"');
    text.append(",\"seq\":").append(json.getOrDefault("seq", JsonValue.NULL));
    for (String field : fields) {
      text.append(',').append(EventFields.text(field)).append(':');
      text.append(json.getOrDefault(field, JsonValue.NULL));
    }
    return text.append('}').toString();
  }
}
