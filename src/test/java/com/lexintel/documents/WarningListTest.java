package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.extraction.Warning;
import com.lexintel.extraction.Warning.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningListTest {

  @Test
  void whatIsWrittenIsRead() {
    List<Warning> warnings =
        List.of(
            new Warning(Code.PAGE_NOT_READ, "A \"scan\"", 3),
            new Warning(Code.EXTERNAL_CONTENT, "é \0", null));

    assertEquals(
        List.of(
            new WarningView("page_not_read", "A \"scan\"", 3),
            new WarningView("external_content", "é \0", null)),
        WarningList.read(WarningList.write(warnings)));
  }

  @Test
  void noWarningsAreAnEmptyList() {
    assertEquals(WarningList.NONE, WarningList.write(List.of()));
    assertEquals(List.of(), WarningList.read(WarningList.NONE));
  }
}
