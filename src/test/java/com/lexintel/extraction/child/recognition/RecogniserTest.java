package com.lexintel.extraction.child.recognition;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program may do that recognises text. */
@Timeout(60)
class RecogniserTest {
  private static final BufferedImage PAGE =
      new BufferedImage(2_000, 2_000, BufferedImage.TYPE_BYTE_GRAY);

  @TempDir private Path directory;

  @Test
  void whatItSaysIsTheText() throws Exception {
    assertEquals(Optional.of("the text"), read("cat > /dev/null; echo the text"));
  }

  /** A page that is not read is said to be so; the next one is begun. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec sleep 1000",
        "cat > /dev/null; echo half of it; exec sleep 1000",
        "exec yes",
        "exec cat > /dev/null < /dev/zero"
      })
  void aProgramThatHangsCostsAPage(String script) throws Exception {
    assertEquals(Optional.empty(), read(script));
    await()
        .until(
            () ->
                ProcessHandle.current()
                    .children()
                    .allMatch(child -> child.info().command().filter(this::isSlow).isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "kill -SEGV $$", "echo some; exit 3"})
  void aProgramThatCrashesCostsAPage(String script) throws Exception {
    assertEquals(Optional.empty(), read(script));
  }

  private boolean isSlow(String command) {
    return command.endsWith("/sleep") || command.endsWith("/yes") || command.endsWith("/cat");
  }

  private Optional<String> read(String script) throws IOException, InterruptedException {
    Path program = directory.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Recogniser(
            program.toString(), "eng", Optional.empty(), Optional.empty(), Duration.ofSeconds(2))
        .read(PAGE);
  }
}
