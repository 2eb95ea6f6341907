package com.lexintel.api.guard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and addresses of machines as they stand in requests. */
final class HostName {
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");

  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private HostName() {}

  /** The host of {@code host:port}, in lower case; an IPv6 address keeps its brackets. */
  static String withoutPort(String authority) {
    if (authority == null) {
      return "";
    }
    int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.lastIndexOf(':');
    String host = end > 0 ? authority.substring(0, end) : authority;
    return host.toLowerCase(Locale.ROOT);
  }

  /** Whether it is this machine, whatever a name server says. */
  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host)
        || host.equals("0:0:0:0:0:0:0:1")
        || LOOPBACK_V4.matcher(host).matches();
  }
}
