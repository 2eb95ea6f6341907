package com.lexintel.api.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "localhost:9080, localhost, true",
    "LocalHost, localhost, true",
    "127.0.0.1:80, 127.0.0.1, true",
    "127.1.2.3, 127.1.2.3, true",
    "[::1]:9080, [::1], true",
    "[::1], [::1], true",
    "127.0.0.1.evil.example:80, 127.0.0.1.evil.example, false",
    "localhost.evil.example, localhost.evil.example, false",
    "lex.example:443, lex.example, false",
    "'', '', false"
  })
  void hosts(String authority, String host, boolean loopback) {
    assertEquals(host, HostName.withoutPort(authority));
    assertEquals(loopback, HostName.isLoopback(host));
  }
}
