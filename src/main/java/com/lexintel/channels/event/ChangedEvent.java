package com.lexintel.channels.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * An event, of which only some fields are told.
 *
 * @param number of the document in its channel, which the subscriber has been told before
 * @param fields the names of those that changed; a field that is absent is told as null
 */
public record ChangedEvent(ReceivedEvent event, int number, List<String> fields)
    implements EventJson {

  @Override
  public String compact(Wording wording) {
    JsonObject json = event.json();
    StringBuilder text = new StringBuilder(160);
    if (wording.numbered()) {
      text.append("{\"" + Wording.NUMBER + "\":").append(number);
    } else {
      text.append("{\"document_id\":\"").append(event.documentId()).append('"');
    }
    text.append(",\"seq\":").append(json.getOrDefault("seq", JsonValue.NULL));
    for (String field : fields) {
      // Anyone may publish a field of that name, which must not be taken for a number of ours.
      if (!wording.numbered() || !field.equals(Wording.NUMBER)) {
        text.append(',').append(EventFields.text(field)).append(':');
        text.append(json.getOrDefault(field, JsonValue.NULL));
      }
    }
    return text.append('}').toString();
  }
}
