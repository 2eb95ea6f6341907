package com.lexintel.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
  private final Tokenizer tokenizer = new Tokenizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          42 U.S.C. § 1983            | 42 usc § 1983
          §§1983, 1985                | § 1983 1985
          No. 24-cv-1187              | no 24 cv 1187
          Ex. A-12                    | ex a 12
          Section 12.3(b)             | section 12.3 b
          $1,500,000.00 in 2,500 lots | 1500000 in 2500 lot
          1,20 and 3,4567             | 1 20 and 3 4567
          Licence, licensed, licenses | licens licens licens
          the Agent's agents' agent’s | the agent agent agent
          naïve Café                  | naiv cafe
          Smith v. J.P. Morgan        | smith v jp morgan
          at the end. A new           | at the end a new
          """)
  void findsTermsAsTheyAreCompared(String text, String expected) {
    assertEquals(List.of(expected.split(" ")), terms(text));
  }

  @Test
  void ideographsAreWords() {
    assertEquals(List.of("契", "約", "2020"), terms("契約2020"));
  }

  @Test
  void offsetsAreThoseOfTheText() {
    String text = "\uD835\uDC00 the U.S.C. of (agents)";
    Token last = tokenizer.tokens(text).get(4);

    assertEquals("agents", text.substring(last.start(), last.end()));
  }

  private List<String> terms(String text) {
    return tokenizer.tokens(text).stream().map(Token::term).toList();
  }
}
