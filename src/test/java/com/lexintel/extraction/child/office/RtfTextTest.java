package com.lexintel.extraction.child.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtfTextTest {

  @TempDir private Path directory;

  @Test
  void deletedTextIsLeftOut() throws IOException {
    assertEquals(
        "{\\rtf1 \\pard pay { }{\\revised $2}\\par  kept}",
        written("{\\rtf1 pay {\\deleted $1 }{\\revised $2}\\par \\deleted gone\\deleted0  kept}")
            .replace("{}", "{ }"));
  }

  @Test
  void aGroupEndsWhatBeganInIt() throws IOException {
    assertEquals("{\\rtf1 {}\\pard after}", written("{\\rtf1 {\\deleted gone}after}"));
  }

  @Test
  void theNumberOfAListIsText() throws IOException {
    assertEquals(
        "{\\rtf1 \\pard{1.1\\tab}\\ls1 Terms}",
        written("{\\rtf1 \\pard{\\listtext\\pard\\plain\\f0 1.1\\tab}\\ls1 Terms}"));
  }

  private String written(String rtf) throws IOException {
    Path from = Files.writeString(directory.resolve("from"), rtf);
    Path to = directory.resolve("to");
    RtfText.written(from, to);
    return Files.readString(to);
  }
}
