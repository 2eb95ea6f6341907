package com.lexintel.graphql;

import java.util.concurrent.CompletionStage;

/** What the connection of a subscription can say beside its events. Nothing here waits. */
public interface Outlet {

  /** Something that a client ignores, to find out whether it is still there. */
  CompletionStage<?> heartbeat();

  /** The node stops: the client is to come back elsewhere. */
  CompletionStage<?> farewell();

  /** Ends the connection before its client has everything. The client may come back. */
  void interrupt();
}
