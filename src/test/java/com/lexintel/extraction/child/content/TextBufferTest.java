package com.lexintel.extraction.child.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.lexintel.extraction.ExtractedText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextBufferTest {

  private final TextBuffer buffer = new TextBuffer(1_000);

  @ParameterizedTest
  @MethodSource("normalised")
  void normalises(String text, String expected) {
    append(text);

    assertEquals(expected, buffer.toExtractedText().text());
  }

  static Stream<Arguments> normalised() {
    return Stream.of(
        arguments("a\r\nb", "a\nb"),
        arguments("a\rb", "a\nb"),
        arguments("a\u0085b\u2028c", "a\nb\nc"),
        arguments("a\n\n\n\n\nb", "a\n\nb"),
        arguments("a\n \t\n  \nb", "a\n\nb"),
        arguments("a\fb", "a\n\nb"),
        arguments("a  \nb", "a\nb"),
        arguments("a\n  b", "a\n  b"),
        arguments("a\0b\7c\uFEFFd", "abcd"),
        arguments("a\u00A0b\u2003c", "a b c"),
        arguments("a\tb", "a\tb"),
        arguments("a\uD83Db\uDE00c", "a\uFFFDb\uFFFDc"),
        arguments("a\uD83D\uDE00b", "a\uD83D\uDE00b"),
        arguments("\n \n a", "a"));
  }

  @Test
  void normalisesTheSameHoweverItIsFed() {
    for (char c : "a\r\n\r\n b \uD83D\uDE00".toCharArray()) {
      append(String.valueOf(c));
    }

    assertEquals("a\n\n b \uD83D\uDE00", buffer.toExtractedText().text());
  }

  @Test
  void aPageBeginsWithItsFirstLine() {
    buffer.beginPage();
    append("\n\none \n");
    buffer.beginPage();
    append(" \n");
    buffer.beginPage();
    append("\n\n  three");
    buffer.beginPage();

    ExtractedText text = buffer.toExtractedText();
    assertEquals("one\n\n  three", text.text());
    assertEquals(List.of(0, 5, 5, 12), text.pageStarts());
  }

  @Test
  void whiteSpaceOfFlowingTextIsOneSpace() {
    char[] chars = "\n  filed\n   on \t Monday \n".toCharArray();
    buffer.appendFlowing(chars, 0, chars.length);

    assertEquals("filed on Monday", buffer.toExtractedText().text());
  }

  @Test
  void stopsAtItsLimit() {
    TextBuffer small = new TextBuffer(3);
    small.append("abc".toCharArray(), 0, 3);
    assertFalse(small.isFull());

    small.append("defghi".toCharArray(), 0, 6);
    assertTrue(small.isFull());
    assertEquals(4, small.length());
  }

  @Test
  void punctuationAloneIsNotReadable() {
    append("--- \u2022 ...");
    assertFalse(buffer.isReadable());

    append(" 7");
    assertTrue(buffer.isReadable());
  }

  private void append(String text) {
    buffer.append(text.toCharArray(), 0, text.length());
  }
}
