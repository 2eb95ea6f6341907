package com.lexintel.streaming.events;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes an event in one piece where the server lets an application do so: Jersey does, and adds
 * the empty line that ends an event. RESTEasy takes no writer for events but its own.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class EventWriter implements MessageBodyWriter<OutboundSseEvent> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return WholeEvent.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      OutboundSseEvent event,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(((WholeEvent) event).bytes());
  }
}
