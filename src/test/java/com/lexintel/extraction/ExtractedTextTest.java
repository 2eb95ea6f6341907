package com.lexintel.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractedTextTest {

  @Test
  void findsThePageOfAnOffset() {
    ExtractedText text = new ExtractedText("one\n\ntwo\n\nthree", List.of(0, 5, 10));

    assertEquals(1, text.pageOf(0));
    assertEquals(1, text.pageOf(4));
    assertEquals(2, text.pageOf(5));
    assertEquals(3, text.pageOf(10));
    assertEquals(3, text.pageOf(15));
    assertEquals(3, text.pageCount());
  }

  @Test
  void aBlankPageHoldsNoOffset() {
    ExtractedText text = new ExtractedText("one\n\nfour", List.of(0, 5, 5, 5, 9));

    assertEquals(1, text.pageOf(4));
    assertEquals(4, text.pageOf(5));
    assertEquals(4, text.pageOf(8));
  }

  @Test
  void saysHowEachCharacterWasGot() {
    List<Stretch> recognised = List.of(new Stretch(5, 8), new Stretch(10, 15));
    ExtractedText text =
        new ExtractedText("one\n\ntwo\n\nthree", List.of(), 0, recognised, List.of());

    assertEquals(TextSource.TEXT, text.sourceAt(0));
    assertEquals(TextSource.OCR, text.sourceAt(5));
    assertEquals(TextSource.OCR, text.sourceAt(7));
    assertEquals(TextSource.TEXT, text.sourceAt(8));
    assertEquals(TextSource.OCR, text.sourceAt(14));
    assertEquals(TextSource.TEXT, text.sourceAt(15));
  }

  @Test
  void textWithoutPagesHasNone() {
    ExtractedText text = new ExtractedText("one", List.of());

    assertNull(text.pageOf(0));
    assertNull(text.pageCount());
  }
}
