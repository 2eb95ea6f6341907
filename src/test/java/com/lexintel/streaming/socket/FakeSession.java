package com.lexintel.streaming.socket;

import com.lexintel.channels.delivery.ClientReading;
import jakarta.websocket.CloseReason;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server's session with the client at its other end. Like Open Liberty it refuses a second frame
 * while one is in flight.
 */
public final class FakeSession implements ClientReading {
  private final List<String> texts = new ArrayList<>();
  private final List<CloseReason> closes = new ArrayList<>();
  private final Map<Class<?>, MessageHandler.Whole<?>> handlers = new HashMap<>();
  private SendHandler inFlight;
  private boolean stalled;
  private boolean left;
  private int pings;
  private int refusals;
  private final String subprotocol;
  private Map<String, String> path = Map.of();
  private Map<String, List<String>> query = Map.of();

  public FakeSession() {
    this("");
  }

  public FakeSession(String subprotocol) {
    this.subprotocol = subprotocol;
  }

  /**
   * What its handshake asked for.
   *
   * @param path the variable parts of the path
   */
  public FakeSession requested(Map<String, String> path, Map<String, List<String>> query) {
    this.path = path;
    this.query = query;
    return this;
  }

  public Session session() {
    return proxy(
        Session.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getAsyncRemote" -> remote();
              case "getNegotiatedSubprotocol" -> subprotocol;
              case "getPathParameters" -> path;
              case "getRequestParameterMap" -> query;
              case "close" -> closes.add((CloseReason) arguments[0]);
              case "addMessageHandler" ->
                  handlers.put((Class<?>) arguments[0], (MessageHandler.Whole<?>) arguments[1]);
              default -> null;
            });
  }

  private RemoteEndpoint.Async remote() {
    return proxy(
        RemoteEndpoint.Async.class,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "sendText" -> send((String) arguments[0], (SendHandler) arguments[1]);
            case "sendBinary" -> send(bytes((ByteBuffer) arguments[0]), (SendHandler) arguments[1]);
            case "sendPing" -> pings++;
            default -> throw new UnsupportedOperationException(method.getName());
          }
          return null;
        });
  }

  private static String bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return "bytes " + Arrays.toString(bytes);
  }

  private void send(String text, SendHandler handler) {
    if (inFlight != null) {
      refusals++;
      throw new IllegalStateException("A frame is in flight");
    }
    if (left) {
      handler.onResult(new SendResult(new IllegalStateException("Broken pipe")));
      return;
    }
    texts.add(text);
    if (stalled) {
      inFlight = handler;
    } else {
      handler.onResult(new SendResult());
    }
  }

  @Override
  public void stall() {
    stalled = true;
  }

  @Override
  public void read() {
    stalled = false;
    if (inFlight != null) {
      SendHandler written = inFlight;
      inFlight = null;
      written.onResult(new SendResult());
    }
  }

  @Override
  public void leave() {
    left = true;
  }

  public void says(String text) {
    this.<String>handler(String.class).onMessage(text);
  }

  public void answersPing() {
    this.<PongMessage>handler(PongMessage.class).onMessage(null);
  }

  @SuppressWarnings("unchecked")
  private <T> MessageHandler.Whole<T> handler(Class<T> type) {
    return (MessageHandler.Whole<T>) handlers.get(type);
  }

  /** What has been written, in its order; binary frames as {@code bytes [1, 2]}. */
  public List<String> texts() {
    return texts;
  }

  public int pings() {
    return pings;
  }

  /** Frames that were begun while another was in flight. */
  public int refusals() {
    return refusals;
  }

  /** The codes with which the connection was closed. */
  public List<Integer> closes() {
    return closes.stream().map(reason -> reason.getCloseCode().getCode()).toList();
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
