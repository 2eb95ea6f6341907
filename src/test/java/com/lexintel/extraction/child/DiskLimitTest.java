package com.lexintel.extraction.child;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLimitTest {
  private final CountDownLatch ended = new CountDownLatch(1);

  @TempDir private Path directory;
  private DiskLimit limit;

  @AfterEach
  void stop() {
    limit.interrupt();
  }

  @Test
  void whatIsWrittenInAllIsBounded() throws IOException, InterruptedException {
    Path tmp = Files.createDirectories(directory.resolve("tmp/deep"));
    Files.write(directory.resolve("one"), new byte[600]);
    limit = new DiskLimit(directory, 1_000, ended::countDown);
    limit.start();
    limit.begin();
    Files.write(tmp.resolve("two"), new byte[401]);
    assertTrue(ended.await(30, TimeUnit.SECONDS));
  }

  @Test
  void whatIsRemovedDoesNotCount() throws IOException, InterruptedException {
    limit = new DiskLimit(directory, 1_000, ended::countDown);
    limit.start();
    limit.begin();
    for (int i = 0; i < 5; i++) {
      Files.delete(Files.write(directory.resolve("file"), new byte[900]));
    }
    assertEquals(1, ended.getCount());
    Files.write(directory.resolve("file"), new byte[1_001]);
    assertTrue(ended.await(30, TimeUnit.SECONDS));
  }

  @Test
  void itRestsWhileNothingIsRead() throws IOException, InterruptedException {
    limit = new DiskLimit(directory, 1_000, ended::countDown);
    limit.start();
    awaitRest();
    limit.begin();
    limit.end();
    awaitRest();
    Files.write(directory.resolve("file"), new byte[1_001]);
    limit.begin();
    assertTrue(ended.await(30, TimeUnit.SECONDS));
  }

  /** Not between two looks: then its wait would have an end. */
  private void awaitRest() {
    await().until(() -> limit.getState() == Thread.State.WAITING);
  }
}
