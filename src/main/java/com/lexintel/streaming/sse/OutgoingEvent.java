package com.lexintel.streaming.sse;

import com.lexintel.channels.delivery.Message;
import com.lexintel.streaming.events.EventWriter;
import com.lexintel.streaming.events.WholeEvent;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * An event as the server writes it. The builders of the servers work on request threads only, and
 * their writers are slow with data, so this event brings its data in other ways.
 *
 * <p>RESTEasy copies an event's data byte by byte, but writes its id whole. So the id of a message
 * that has one carries the data as its second line, and so does the empty name, which means none,
 * of a part that has no id. Jersey asks {@link EventWriter}.
 *
 * @param message null for a comment
 * @param comment null for none
 * @param retry milliseconds, or {@link #RECONNECT_NOT_SET}
 */
record OutgoingEvent(Message message, String comment, long retry) implements WholeEvent {
  private static final MediaType TEXT = new MediaType("text", "plain", "utf-8");
  private static final Object ID_WITH_DATA = new Object();
  private static final Object NAME_WITH_DATA = new Object();
  private static final Object WHOLE = new Object();

  static OutgoingEvent comment(String text, long retry) {
    return new OutgoingEvent(null, text, retry);
  }

  @Override
  public String getId() {
    return hasId()
        ? message.formFor(ID_WITH_DATA, shared -> shared.id() + "\ndata: " + shared.data())
        : null;
  }

  @Override
  public String getName() {
    return isPart() ? message.formFor(NAME_WITH_DATA, part -> "\ndata: " + part.data()) : null;
  }

  /** Null also when the id or the name carries the data. */
  @Override
  public String getData() {
    return message == null || hasId() || isPart() ? null : message.data();
  }

  private boolean hasId() {
    return message != null && message.id() != null;
  }

  /** One that others follow, and may be large. */
  private boolean isPart() {
    return message != null && message.id() == null && !message.control();
  }

  @Override
  public byte[] bytes() {
    if (message == null) {
      return utf8(": " + comment + "\n" + retryLine());
    }
    return isReconnectDelaySet()
        ? utf8(text(message))
        : message.formFor(WHOLE, shared -> utf8(text(shared)));
  }

  private String text(Message told) {
    String id = told.id() == null ? "" : "id: " + told.id() + "\n";
    return id + retryLine() + "data: " + told.data() + "\n";
  }

  private String retryLine() {
    return isReconnectDelaySet() ? "retry: " + retry + "\n" : "";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String getComment() {
    return comment;
  }

  @Override
  public long getReconnectDelay() {
    return retry;
  }

  @Override
  public boolean isReconnectDelaySet() {
    return retry != RECONNECT_NOT_SET;
  }

  /** Without a type RESTEasy writes the comment only. */
  @Override
  public Class<?> getType() {
    return message == null && !isReconnectDelaySet() ? null : String.class;
  }

  @Override
  public Type getGenericType() {
    return getType();
  }

  @Override
  public MediaType getMediaType() {
    return TEXT;
  }
}
