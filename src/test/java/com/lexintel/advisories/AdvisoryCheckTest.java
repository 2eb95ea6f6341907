package com.lexintel.advisories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoryCheckTest {
  private static final String RANGE =
      """
      {"id":"%s","summary":"XXE","affected":[{"package":{"ecosystem":"Maven","name":"g:%s"},
        "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1.13"},{"%s":"3.2.2"}]}]}]}
      """;

  @TempDir private Path directory;

  @Test
  void readsWhatMavenLists() throws IOException {
    Path list =
        Files.writeString(
            directory.resolve("list"),
            """

            The following files have been resolved:
               g:old:jar:3.2.1:compile -- module g.old
               g:native:jar:linux-x86_64:5.5.1-1.5.12:runtime
               g:server:jar:10.0.0:provided
            """);
    assertEquals(
        List.of(new Dependency("g:old", "3.2.1"), new Dependency("g:native", "5.5.1-1.5.12")),
        Dependency.of(list));
  }

  @Test
  void findsWhatLiesInARangeOfOsv() throws IOException {
    Path zip =
        zip(
            Map.of(
                "A.json", RANGE.formatted("A", "old", "fixed"),
                "B.json", RANGE.formatted("B", "mended", "fixed"),
                "C.json", RANGE.formatted("C", "mended", "last_affected"),
                "D.json",
                    """
                    {"id":"D","affected":[{"package":{"ecosystem":"Maven","name":"g:listed"},
                      "versions":["0.9","1.0"]}]}
                    """,
                "E.json",
                    """
                    {"id":"E","withdrawn":"2026-01-01T00:00:00Z","affected":[{"package":
                      {"ecosystem":"Maven","name":"g:listed"},"versions":["1.0"]}]}
                    """));
    List<Dependency> dependencies =
        List.of(
            new Dependency("g:old", "3.2.1"),
            new Dependency("g:mended", "3.2.2"),
            new Dependency("g:listed", "1.0"),
            new Dependency("g:other", "2.0"));
    assertEquals(
        List.of("g:listed 1.0: D ", "g:mended 3.2.2: C XXE", "g:old 3.2.1: A XXE"),
        new OsvArchive(zip).findings(dependencies).stream().sorted().toList());
  }

  @Test
  void findsWhatIsOlderThanTheListSays() throws IOException {
    Path list = Files.writeString(directory.resolve("l"), "# comment\ng:old 3.2.2 CVE-1 an XXE\n");
    assertEquals(
        List.of("g:old 3.2.1: CVE-1 an XXE, mended by 3.2.2"),
        new KnownAdvisories(list)
            .findings(List.of(new Dependency("g:old", "3.2.1"), new Dependency("g:x", "1"))));
    assertEquals(
        List.of(), new KnownAdvisories(list).findings(List.of(new Dependency("g:old", "3.2.2"))));
  }

  private Path zip(Map<String, String> files) throws IOException {
    Path file = directory.resolve("all.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
