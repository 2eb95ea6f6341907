package com.lexintel.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
  void aPathLosesWhatLeadsElsewhere() {
    assertEquals("etc/passwd", Filename.safePath("../../etc/passwd"));
    assertEquals("etc/passwd", Filename.safePath("/etc//./passwd"));
    assertEquals("C:/letters/a.pdf", Filename.safePath("C:\\letters\\a.pdf"));
    assertEquals("unnamed", Filename.safePath("../.."));
  }

  @Test
  void quotesAndLineEndsComeBackFromTheHeaderOfAPart() {
    String plain = "form-data; name=\"file\"; filename=\"…\"";
    assertEquals("the \"A\" list.pdf", Filename.decoded("the %22A%22 list.pdf", plain));
    assertEquals("a\r\nb.pdf", Filename.decoded("a%0D%0Ab.pdf", plain));
    assertEquals("the \"A\" list.pdf", Filename.decoded("the \\\"A\\\" list.pdf", plain));
    assertEquals("50%25 of 100 %.pdf", Filename.decoded("50%25 of 100 %.pdf", plain));
    assertNull(Filename.decoded(null, null));
  }

  @Test
  void anExtendedNameIsNotDecodedAgain() {
    String extended = "form-data; name=\"file\"; filename*=UTF-8''100%2522.pdf";
    assertEquals("100%22.pdf", Filename.decoded("100%22.pdf", extended));
  }

  @Test
  void longNamesKeepTheirExtensionAndWholeCharacters() {
    String name = Filename.safe("😀".repeat(300) + ".docx");
    assertEquals(255, name.codePointCount(0, name.length()));
    assertEquals("….docx", name.substring(name.length() - 6));
  }
}
