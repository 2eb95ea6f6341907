package com.lexintel.streaming.sse;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.sse.SseEventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every stream begins. */
final class StreamOpening {
  private static final Logger LOG = LoggerFactory.getLogger(StreamOpening.class);

  private StreamOpening() {}

  static void open(HttpServletResponse response, SseEventSink sink, Runnable following) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
    // Tells nginx not to hold the stream back.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      following.run();
    } catch (RuntimeException unavailable) {
      // Too late for a status; the client comes back, and the gate will tell it why.
      LOG.debug("A stream could not begin", unavailable);
      sink.close();
    }
  }
}
