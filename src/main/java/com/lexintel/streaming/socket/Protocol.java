package com.lexintel.streaming.socket;

import com.lexintel.identity.Client;
import jakarta.websocket.Session;

/** What is spoken on one connection. */
public interface Protocol {

  /** Listens to the client, and tells it what it need not ask for. */
  void begin(Socket socket, Session session, Client client);

  /** The client has gone, possibly while {@link #begin} still runs. */
  void end();
}
