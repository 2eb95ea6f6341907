package com.lexintel.channels;

import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;

/** Connections of tests that are not about how many there may be. */
public final class UncountedConnection {
  private UncountedConnection() {}

  public static OpenConnection of(Client client) {
    return new OpenConnection(client, change -> {});
  }

  /** Of the user that there is without a login. */
  public static OpenConnection local() {
    return of(new Client(Identity.LOCAL, null));
  }
}
