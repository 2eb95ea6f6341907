package com.lexintel.identity.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/#/cases/7?x=1&y=%2F", "/lexintel/#/", "/a//b", "/~anna"})
  void whatIsOnThisSiteIsComeBackTo(String path) {
    assertEquals(path, ReturnPath.of(path, "/home").text());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\\b",
        "/\t/evil.example",
        "/\n/evil.example",
        "/ /evil.example",
        " //evil.example",
        "/\u00e9",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b"
      })
  void anythingElseIsHome(String path) {
    assertEquals("/home", ReturnPath.of(path, "/home").text());
  }
}
