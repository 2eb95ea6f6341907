package com.lexintel.graphql;

import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;

/**
 * Who has something run, and by which door.
 *
 * @param outlet where the events of a subscription go; null where a request has one answer only
 */
public record Call(Client client, Outlet outlet) {

  Identity caller() {
    return client.identity();
  }
}
