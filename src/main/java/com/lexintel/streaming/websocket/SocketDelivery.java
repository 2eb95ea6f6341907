package com.lexintel.streaming.websocket;

import com.lexintel.channels.delivery.Message;
import com.lexintel.streaming.Delivery;
import com.lexintel.streaming.Ending;
import com.lexintel.streaming.socket.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One of the subscriptions on a connection. */
final class SocketDelivery implements Delivery {
  private final Socket socket;
  private final Dialect dialect;

  SocketDelivery(Socket socket, Dialect dialect) {
    this.socket = socket;
    this.dialect = dialect;
    socket.subscribed();
  }

  @Override
  public CompletionStage<?> send(Message message) {
    return socket.send(dialect.text(message));
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
  public boolean gone() {
    return socket.isClosed();
  }

  @Override
  public void end(Ending ending) {
    switch (ending) {
      case LEFT -> {}
      case ACCESS_REVOKED -> socket.close(Socket.ACCESS_REVOKED, "access_revoked");
      case STOPPING, UNREAD -> socket.cutOff();
      case COMPLETE -> dialect.end(socket);
    }
    socket.unsubscribed();
  }
}
