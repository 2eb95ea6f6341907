package com.lexintel.streaming.socketio;

import com.lexintel.channels.LiveProgress;
import jakarta.json.JsonObject;

/** The application's one namespace. */
record ProgressNamespace(LiveProgress live) implements Namespace {

  /** Who calls is known by the requests of the session, not by what is said here. */
  @Override
  public Listener join(Peer peer, JsonObject auth) {
    return new Watcher(peer, live);
  }
}
