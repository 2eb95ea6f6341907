package com.lexintel.streaming.socket;

import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;

/**
 * Hands the caller from the filter to the handshake, which both servers run on the filter's thread
 * and show nothing else of the request that can be relied on.
 */
final class Callers {
  private final ThreadLocal<Client> present = new ThreadLocal<>();
  private final Client everybody;

  /**
   * @param everybody in the mode without a login; null in the others
   */
  Callers(Identity everybody) {
    this.everybody = everybody == null ? null : new Client(everybody, null);
  }

  void enter(Client client) {
    present.set(client);
  }

  void leave() {
    present.remove();
  }

  /** Null with a login, for a handshake that did not come through the filter. */
  Client present() {
    Client client = present.get();
    return client == null ? everybody : client;
  }
}
