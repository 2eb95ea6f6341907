package com.lexintel.streaming.sse;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;

/** An event as the server writes it. The builders of the servers work on request threads only. */
record OutgoingEvent(String id, String data, String comment, long retry)
    implements OutboundSseEvent {
  private static final MediaType TEXT = new MediaType("text", "plain", "utf-8");

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String getName() {
    return null;
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

  @Override
  public Class<?> getType() {
    return commentOnly() ? null : String.class;
  }

  @Override
  public Type getGenericType() {
    return getType();
  }

  /** Jersey looks for the data of whatever has a type, and breaks the stream when there is none. */
  private boolean commentOnly() {
    return data == null && !isReconnectDelaySet();
  }

  @Override
  public MediaType getMediaType() {
    return TEXT;
  }

  @Override
  public Object getData() {
    return data;
  }
}
