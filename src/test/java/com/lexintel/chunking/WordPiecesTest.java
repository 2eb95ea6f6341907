package com.lexintel.chunking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with the tokenizer that the embedding model itself uses. */
class WordPiecesTest {

  private static HuggingFaceTokenizer model;

  private final WordPieces pieces = WordPieces.ofModel();

  @BeforeAll
  static void loadTokenizer() throws IOException {
    try (InputStream json =
        WordPiecesTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      model = HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false"));
    }
  }

  @AfterAll
  static void closeTokenizer() {
    model.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The motion to dismiss is DENIED.",
        "See Tolliver v. Brightwater Lines, 88 F.3d 412, 415 (9th Cir. 1996).",
        "N.C.G.S. \u00a7 14-306.4; 42 U.S.C. \u00a7\u00a7 1983, 1988 \u2014 \u201cskill or"
            + " chance\u201d",
        "prejudgment attorneys' counterclaimant unenforceability",
        "El arrendatario deber\u00e1 pagar la renta mensual dentro de los primeros cinco"
            + " d\u00edas.",
        "D\u00e9cision de la Cour d'appel, fa\u00e7ade, na\u00efve, \u0141\u00f3d\u017a",
        "$1,046,300.00 on 2023-06-02T09:14:00Z +10% <a@b.example> C:\\x \"q\"",
        "\u88ab\u544a\u672a\u6309\u5408\u540c\u652f\u4ed8\u79df\u91d1\u3002",
        "\u0434\u043e\u0433\u043e\u0432\u043e\u0440 \u0430\u0440\u0435\u043d\u0434\u044b",
        "\ud55c\uad6d\uc5b4 \ubb38\uc7a5\uc785\ub2c8\ub2e4.",
        "qwxzj kkkvvv zzzzzzzzzz 0123456789012345"
      })
  void countsAsTheModelDoes(String text) {
    assertEquals(model.encode(text, false, false).getTokens().length, count(text));
  }

  @Test
  void neverCountsLessThanTheModel() {
    for (String text : new String[] {"\ud83d\ude00".repeat(300), "abcXYZ".repeat(300), "\u0e2a"}) {
      assertTrue(count(text) >= model.encode(text, false, false).getTokens().length, text);
    }
  }

  private int count(String text) {
    Words words = new Words(text, 0, text.length(), pieces);
    int tokens = 0;
    while (words.next()) {
      tokens += words.tokens();
    }
    return tokens;
  }
}
