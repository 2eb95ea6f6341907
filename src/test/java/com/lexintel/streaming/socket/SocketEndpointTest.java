package com.lexintel.streaming.socket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.Endpoint;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class SocketEndpointTest {

  /** Otherwise Payara upgrades every connection and then says and hears nothing on it. */
  @Test
  void aServerCanCallItByReflection() throws NoSuchMethodException {
    for (Method called : Endpoint.class.getDeclaredMethods()) {
      Method own = SocketEndpoint.class.getMethod(called.getName(), called.getParameterTypes());
      assertTrue(Modifier.isPublic(own.getDeclaringClass().getModifiers()), own::toString);
    }
  }
}
