package com.lexintel.identity;

import com.lexintel.api.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who calls, and from where.
 *
 * @param address as {@link ClientAddress} knows it; null for this machine
 */
public record Client(Identity identity, String address) {

  /**
   * @throws IllegalStateException for a call that was not authenticated
   */
  public static Client of(SecurityContext security, HttpServletRequest request) {
    return new Client(Identity.of(security), ClientAddress.of(request));
  }

  /** By what its streams are counted: nothing where there is nobody to take them from. */
  public List<String> shares() {
    return Stream.concat(
            Stream.of(identity).filter(who -> !who.unrestricted()).map(Identity::subject),
            Stream.ofNullable(address).map(from -> "address:" + from))
        .toList();
  }
}
