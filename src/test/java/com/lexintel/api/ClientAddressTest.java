package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static final Set<String> PROXIES = Set.of("127.0.0.1", "10.0.0.1", "10.0.0.2");

  @ParameterizedTest
  @CsvSource(
      nullValues = "this machine",
      value = {
        "203.0.113.7, '', 203.0.113.7",
        "203.0.113.7, 198.51.100.1, 203.0.113.7",
        "127.0.0.1, '', this machine",
        "0:0:0:0:0:0:0:1, '', this machine",
        "127.0.0.1, 198.51.100.1, 198.51.100.1",
        "10.0.0.1, '198.51.100.9,198.51.100.1,10.0.0.2', 198.51.100.1",
        "10.0.0.1, 'nonsense', 10.0.0.1",
        "10.0.0.1, '127.0.0.1', this machine",
        "2001:db8:0:1:aaaa::1, '', '2001:db8:0:1::/64'",
        "2001:db8:0:1:bbbb::2, '', '2001:db8:0:1::/64'",
        "10.0.0.1, '[2001:db8::5]', '2001:db8:0:0::/64'"
      })
  void onlyATrustedProxyIsBelieved(String peer, String forwarded, String expected) {
    List<String> hops = forwarded.isEmpty() ? List.of() : List.of(forwarded.split(","));
    assertEquals(expected, ClientAddress.of(peer, hops, PROXIES::contains));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "example.com", "abc", "1.2", "1.2.3.4.5", ":.", "::1%lo"})
  void noNameServerIsAsked(String text) {
    assertTrue(ClientAddress.parse(text).isEmpty());
  }

  @Test
  void oneAddressHasOneForm() {
    assertEquals(ClientAddress.parse("::1"), ClientAddress.parse("[0:0:0:0:0:0:0:1]"));
  }
}
