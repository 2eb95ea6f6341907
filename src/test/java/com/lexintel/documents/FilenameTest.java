package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FilenameTest {
  @Test
  void noPathSurvives() {
    assertEquals("passwd", Filename.safe("../../etc/passwd"));
    assertEquals("brief.pdf", Filename.safe("C:\\Users\\x\\brief.pdf"));
    assertEquals("unnamed", Filename.safe(".."));
    assertEquals("unnamed", Filename.safe("a/"));
    assertEquals("unnamed", Filename.safe(null));
  }

  @Test
  void controlsAndDirectionOverridesGoButLettersOfAnyScriptStay() {
    assertEquals("ab.pdf", Filename.safe("a\u0000\r\nb.pdf"));
    assertEquals("fdp.exe", Filename.safe("\u202efdp.exe"));
    assertEquals("חוזה.pdf", Filename.safe("חוזה.pdf"));
  }

  @Test
  void longNamesKeepTheirExtensionAndWholeCharacters() {
    String name = Filename.safe("😀".repeat(300) + ".docx");
    assertEquals(255, name.codePointCount(0, name.length()));
    assertEquals("….docx", name.substring(name.length() - 6));
  }
}
