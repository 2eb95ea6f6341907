package com.lexintel.documents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  @Test
  void cellsAreQuotedAndParted() {
    assertEquals(
        "\"a, \"\"b\"\"\",,\"3\",\"x\ny\"\r\n",
        CsvLine.of(Arrays.asList("a, \"b\"", null, 3, "x\ny")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|'/c calc'!A0", "\n=1"})
  void noCellIsAFormula(String cell) {
    assertEquals("\"'" + cell + "\"\r\n", CsvLine.of(Arrays.asList(cell)));
  }
}
