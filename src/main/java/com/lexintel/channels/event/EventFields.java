package com.lexintel.channels.event;

import com.lexintel.progress.JsonFactory;
import com.lexintel.progress.Status;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Reads the fields of events that anyone may have published: whatever is unusable counts as absent.
 */
final class EventFields {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final long LONGEST = TimeUnit.DAYS.toSeconds(1000);

  private EventFields() {}

  /** The message with the ids of the document that it was published for. */
  static JsonObject withTrueIds(JsonObject message, UUID documentId, UUID caseId) {
    JsonObjectBuilder json =
        JsonFactory.JSON.createObjectBuilder(message).add("document_id", documentId.toString());
    if (caseId != null) {
      json.add("case_id", caseId.toString());
    }
    return json.build();
  }

  static JsonString text(String text) {
    return JsonFactory.JSON.createValue(text);
  }

  /** A whole number; null for anything else. */
  static Long whole(JsonValue value) {
    return value instanceof JsonNumber number
            && number.isIntegral()
            && number.bigIntegerValue().abs().compareTo(MOST) <= 0
        ? Long.valueOf(number.longValue())
        : null;
  }

  static Status status(JsonValue value) {
    if (value instanceof JsonString word) {
      for (Status status : Status.values()) {
        if (status.word().equals(word.getString())) {
          return status;
        }
      }
    }
    return null;
  }

  /** When the message says that the document will be done, in milliseconds since 1970. */
  static Long doneAt(JsonObject message) {
    Long left = whole(message.get("eta_seconds"));
    if (left == null || Math.abs(left) > LONGEST) {
      return null;
    }
    return Math.min(instant(message.get("timestamp")), System.currentTimeMillis()) + left * 1000;
  }

  /** In milliseconds since 1970; what is not a time counts as later than any. */
  private static long instant(JsonValue value) {
    try {
      return value instanceof JsonString text
          ? Instant.parse(text.getString()).toEpochMilli()
          : Long.MAX_VALUE;
    } catch (DateTimeException | ArithmeticException notOne) {
      return Long.MAX_VALUE;
    }
  }
}
