package com.lexintel.streaming.graphql;

import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socket.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One of several operations on a WebSocket. */
record SocketConnection(Socket socket, String id) implements Connection {

  @Override
  public CompletionStage<?> next(String json) {
    return socket.send(message("next", ",\"payload\":" + json));
  }

  @Override
  public void complete() {
    socket.reply(message("complete", ""));
  }

  @Override
  public void fail(List<Map<String, Object>> errors) {
    String payload = JsonFactory.JSON.createArrayBuilder(errors).build().toString();
    socket.reply(message("error", ",\"payload\":" + payload));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return socket.ping();
  }

  /** The code with which the connection is closed tells the client to come back. */
  @Override
  public CompletionStage<?> farewell() {
    socket.stop();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void interrupt() {
    socket.cutOff();
  }

  private String message(String type, String more) {
    String quoted = JsonFactory.JSON.createValue(id).toString();
    return "{\"type\":\"" + type + "\",\"id\":" + quoted + more + "}";
  }
}
