package com.lexintel.streaming.socketio;

import jakarta.json.JsonObject;

/** What clients can connect to. */
interface Namespace {

  /**
   * A client connects.
   *
   * @param auth what it says of itself; nobody has checked it
   * @return who listens to it
   */
  Listener join(Peer peer, JsonObject auth);

  /** Hears what one client says in the namespace. */
  interface Listener {
    void event(SocketPacket event);

    /** The client has disconnected, or its session has ended. */
    void left();
  }
}
