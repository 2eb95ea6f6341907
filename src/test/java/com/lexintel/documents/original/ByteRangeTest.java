package com.lexintel.documents.original;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-9, 0, 9",
    "bytes=90-, 90, 99",
    "bytes=90-1000, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-1000, 0, 99",
    "bytes= 5-7 , 5, 7"
  })
  void aPartEndsAtTheLatestWithTheFile(String header, long from, long to) {
    assertEquals(Optional.of(new ByteRange(from, to)), ByteRange.of(header, 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-9,20-29",
        "bytes=9-0",
        "bytes=-",
        "bytes=a-b",
        "lines=0-9",
        "bytes=9999999999999999999999-",
        ""
      })
  void whateverElseIsAskedForGetsTheWholeFile(String header) {
    assertTrue(ByteRange.of(header, 100).isEmpty());
  }

  @Test
  void noHeaderGetsTheWholeFile() {
    assertTrue(ByteRange.of(null, 100).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void whatLiesBehindTheEndDoesNotExist(String header) {
    assertFalse(ByteRange.of(header, 100).orElseThrow().exists());
  }

  @Test
  void theLengthCountsBothEnds() {
    assertEquals(10, new ByteRange(0, 9).length());
    assertTrue(new ByteRange(0, 0).exists());
  }
}
