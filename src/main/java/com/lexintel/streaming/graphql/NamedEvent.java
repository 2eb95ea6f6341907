package com.lexintel.streaming.graphql;

import com.lexintel.streaming.events.WholeEvent;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * An event of {@code graphql-sse}. RESTEasy copies an event's data byte by byte, but writes its
 * name whole; so the name carries the data as its second line.
 *
 * @param name null for a comment
 * @param text the data, one line; or the comment
 */
record NamedEvent(String name, String text) implements WholeEvent {
  private static final MediaType TEXT = new MediaType("text", "plain", "utf-8");

  @Override
  public byte[] bytes() {
    String lines = name == null ? ": " + text : "event: " + getName();
    return (lines + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String getName() {
    return name == null ? null : name + "\ndata: " + text;
  }

  @Override
  public String getComment() {
    return name == null ? text : null;
  }

  @Override
  public String getData() {
    return null;
  }

  @Override
  public String getId() {
    return null;
  }

  @Override
  public long getReconnectDelay() {
    return RECONNECT_NOT_SET;
  }

  @Override
  public boolean isReconnectDelaySet() {
    return false;
  }

  /** Without a type RESTEasy writes the comment only. */
  @Override
  public Class<?> getType() {
    return name == null ? null : String.class;
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
