package com.lexintel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address that a request comes from, as far as it can be believed: that of the peer, or what a
 * proxy that is trusted says. Whoever has one IPv6 address has 2<sup>64</sup> of them, so only the
 * network of these counts.
 */
public final class ClientAddress {
  private static final String ATTRIBUTE = ClientAddress.class.getName();
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=[^.]*:)[0-9a-fA-F:][0-9a-fA-F:.]*");
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** Null for this machine. */
  public static String of(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  /** Keeps it with the request. */
  public static void note(HttpServletRequest request, Predicate<String> trusted) {
    // HAProxy adds a header of its own after those that are there.
    List<String> forwarded =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(list -> Stream.of(list.split(",")))
            .map(String::strip)
            .collect(Collectors.toList());
    request.setAttribute(ATTRIBUTE, of(request.getRemoteAddr(), forwarded, trusted));
  }

  /**
   * @param forwarded each proxy has added its own peer at the end
   * @param trusted whether an address is that of a proxy that says the truth
   */
  static String of(String peer, List<String> forwarded, Predicate<String> trusted) {
    String address = peer;
    for (int i = forwarded.size() - 1; i >= 0 && trusted.test(address); i--) {
      Optional<InetAddress> next = parse(forwarded.get(i));
      if (next.isEmpty()) {
        break;
      }
      address = next.get().getHostAddress();
    }
    return parse(address)
        .filter(parsed -> !parsed.isLoopbackAddress())
        .map(ClientAddress::counted)
        .orElse(null);
  }

  /** Without asking a name server; empty when it is no address. */
  public static Optional<InetAddress> parse(String text) {
    String literal = text.startsWith("[") && text.endsWith("]") ? inner(text) : text;
    try {
      return LITERAL.matcher(literal).matches()
          ? Optional.of(InetAddress.getByName(literal))
          : Optional.empty();
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static String inner(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1);
  }

  private static String counted(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < NETWORK_BYTES; i += 2) {
      network.append("%x:".formatted((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff));
    }
    return network.append(":/64").toString();
  }
}
