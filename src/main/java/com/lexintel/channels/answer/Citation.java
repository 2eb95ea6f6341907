package com.lexintel.channels.answer;

import com.lexintel.progress.JsonFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;

/**
 * A place in a document that an answer refers to as {@code [number]}.
 *
 * @param number from 1, in the order of the answer
 * @param page on which the quote begins, from 1; null for formats without pages
 * @param ordinal of the passage
 * @param start of the quote, an offset into the document's text in UTF-16 code units
 * @param end the offset after its last character
 * @param quote the text of the document between these offsets
 */
public record Citation(
    int number,
    UUID documentId,
    String filename,
    Integer page,
    int ordinal,
    int start,
    int end,
    String quote) {

  /** The same on another page. */
  public Citation onPage(Integer other) {
    return new Citation(number, documentId, filename, other, ordinal, start, end, quote);
  }

  public JsonObject toJson() {
    JsonObjectBuilder json =
        JsonFactory.JSON
            .createObjectBuilder()
            .add("number", number)
            .add("document_id", documentId.toString())
            .add("filename", filename);
    if (page == null) {
      json.addNull("page");
    } else {
      json.add("page", page);
    }
    return json.add("ordinal", ordinal)
        .add("start", start)
        .add("end", end)
        .add("quote", quote)
        .build();
  }

  /** What {@link #toJson} has made. */
  public static Citation of(JsonObject json) {
    return new Citation(
        json.getInt("number"),
        UUID.fromString(json.getString("document_id")),
        json.getString("filename"),
        json.get("page") instanceof JsonNumber page ? Integer.valueOf(page.intValue()) : null,
        json.getInt("ordinal"),
        json.getInt("start"),
        json.getInt("end"),
        json.getString("quote"));
  }
}
