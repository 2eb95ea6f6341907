package com.lexintel.streaming.socket;

import com.lexintel.identity.Client;
import com.lexintel.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;

/** What a door knows at the handshake already. */
@FunctionalInterface
public interface Gate {

  /**
   * @throws Problem for a connection that is refused before the upgrade
   */
  void refuse(Client client, HttpServletRequest request);
}
