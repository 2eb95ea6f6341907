package com.lexintel.extraction.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.Tika;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AbstractExternalProcessParser;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.external.CompositeExternalParser;
import org.apache.tika.parser.external.ExternalParser;
import org.junit.jupiter.api.Test;

/** No document makes the machine run a program. */
class AllowedParsersTest {
  private final CompositeParser allowed = (CompositeParser) AllowedParsers.parser();

  @Test
  void noneRunsAProgram() {
    CompositeParser all = (CompositeParser) Tika.config().getParser();
    assertTrue(
        all.getAllComponentParsers().stream().anyMatch(CompositeExternalParser.class::isInstance),
        "Tika brings one, so this test can fail");
    for (Parser parser : allowed.getAllComponentParsers()) {
      assertFalse(parser instanceof AbstractExternalProcessParser, parser::toString);
      assertFalse(parser instanceof ExternalParser, parser::toString);
      assertFalse(parser instanceof CompositeExternalParser, parser::toString);
    }
  }

  @Test
  void mediaAndProgramsAreReadByNobody() {
    Set<MediaType> types = allowed.getParsers(new ParseContext()).keySet();
    List<String> read =
        types.stream()
            .map(MediaType::toString)
            .filter(type -> type.matches("(audio|video|font)/.*|.*(dosexec|msdownload|x-elf).*"))
            .toList();
    assertEquals(List.of(), read);
  }

  @Test
  void everyNameIsThatOfAParser() {
    Set<String> names =
        allowed.getAllComponentParsers().stream()
            .map(parser -> parser.getClass().getName())
            .collect(Collectors.toSet());
    assertEquals(43, names.size(), names::toString);
  }
}
