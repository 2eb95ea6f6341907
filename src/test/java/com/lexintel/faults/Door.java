package com.lexintel.faults;

import com.lexintel.Api;
import java.io.IOException;

/** A way to follow progress. Its subscriber comes back after each connection. */
interface Door {
  /**
   * Follows for as long as a connection lasts, or for one poll.
   *
   * @return whether there is nothing more to follow
   * @throws IOException when the connection cannot be had, or breaks
   */
  boolean follow(Api node, Followed what, Beliefs beliefs) throws IOException, InterruptedException;
}
