package com.lexintel.streaming.events;

import jakarta.ws.rs.sse.OutboundSseEvent;

/** An event that brings its own bytes: the servers' writers are slow with data. */
public interface WholeEvent extends OutboundSseEvent {

  /** The event as it is written, without the empty line that ends it. */
  byte[] bytes();
}
