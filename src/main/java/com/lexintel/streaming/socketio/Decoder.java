package com.lexintel.streaming.socketio;

import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socketio.engineio.MalformedPacket;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes packets of what one client sends: a text, and as many attachments as it announces. */
final class Decoder {
  private static final int MOST_ATTACHMENTS = 10;

  /** Type, attachments, namespace, id, JSON. */
  private static final Pattern FORM =
      Pattern.compile(
          "([0-6])(?:(\\d{1,4})-)?(?:(/[^,]*)(?:,|$))?(\\d{1,15})?(.*)", Pattern.DOTALL);

  private SocketPacket incomplete;
  private int missing;

  /**
   * @return empty when attachments are still to come
   */
  Optional<SocketPacket> text(String text) throws MalformedPacket {
    Matcher form = FORM.matcher(text);
    if (missing > 0 || !form.matches()) {
      throw new MalformedPacket(missing > 0 ? "An attachment is missing" : "This is no packet");
    }
    SocketPacket.Type type = SocketPacket.Type.values()[form.group(1).charAt(0) - '0'];
    String namespace = form.group(3) == null ? SocketPacket.MAIN : form.group(3);
    SocketPacket packet =
        new SocketPacket(type, namespace, form.group(4), json(form.group(5)), new ArrayList<>());
    check(packet, form.group(2));
    missing = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    return completed(packet);
  }

  /**
   * @return empty when attachments are still to come
   */
  Optional<SocketPacket> binary(byte[] bytes) throws MalformedPacket {
    if (missing == 0) {
      throw new MalformedPacket("No packet has announced an attachment");
    }
    missing--;
    incomplete.attachments().add(bytes);
    return completed(incomplete);
  }

  private Optional<SocketPacket> completed(SocketPacket packet) {
    incomplete = missing > 0 ? packet : null;
    return missing > 0 ? Optional.empty() : Optional.of(packet);
  }

  private static JsonValue json(String text) throws MalformedPacket {
    if (text.isEmpty()) {
      return null;
    }
    try (JsonParser parser = JsonFactory.JSON.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) {
        throw new MalformedPacket("Something follows the payload");
      }
      return value;
    } catch (RuntimeException | StackOverflowError notOne) {
      throw new MalformedPacket("The payload is no JSON", notOne);
    }
  }

  private static void check(SocketPacket packet, String attachments) throws MalformedPacket {
    boolean right =
        switch (packet.type()) {
          case CONNECT -> packet.data() == null || packet.data() instanceof JsonObject;
          case DISCONNECT -> packet.data() == null;
          case EVENT, BINARY_EVENT -> isEvent(packet.data());
          case ACK, BINARY_ACK -> packet.data() instanceof JsonArray && packet.ackId() != null;
          case CONNECT_ERROR -> false;
        };
    boolean announced =
        packet.type().binary()
            ? attachments != null && Integer.parseInt(attachments) <= MOST_ATTACHMENTS
            : attachments == null;
    if (!right || !announced) {
      throw new MalformedPacket("The payload is not that of " + packet.type());
    }
  }

  private static boolean isEvent(JsonValue data) {
    return data instanceof JsonArray all
        && !all.isEmpty()
        && (all.get(0) instanceof JsonString || all.get(0) instanceof JsonNumber);
  }
}
