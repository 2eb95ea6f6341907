package com.lexintel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibertyServerTest {
  @TempDir private Path directory;

  @Test
  void aFailureIsTheMessageWithAllOfItsStackTrace() throws IOException {
    Path log = directory.resolve("server.log");
    Files.writeString(
        log,
        """
        [AUDIT   ] CWWKE0001I: The server has been launched.
        [ERROR   ] CWWKZ0002E: An exception occurred.
        Caused by: java.lang.IllegalStateException
        \tat com.lexintel.Something
        [INFO    ] CWWKZ0018I: Starting application.
        [ERROR   ] CWWKO0221E: The port is in use.
        """);

    LibertyServer server = new LibertyServer(directory, directory, log);

    assertEquals(
        """
        [ERROR   ] CWWKZ0002E: An exception occurred.
        Caused by: java.lang.IllegalStateException
        \tat com.lexintel.Something
        [ERROR   ] CWWKO0221E: The port is in use.
        """,
        server.failures());
  }
}
