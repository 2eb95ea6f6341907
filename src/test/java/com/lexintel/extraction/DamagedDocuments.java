package com.lexintel.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Writes damaged copies of the samples. */
public final class DamagedDocuments {

  private final Path directory;
  private final Random random = new Random(11);
  private final List<Path> files = new ArrayList<>();

  public DamagedDocuments(Path directory) {
    this.directory = directory;
  }

  /** Every sample cut at every tenth percent and with some of its bits turned over. */
  public List<Path> write() throws IOException {
    try (Stream<Path> samples = Files.list(Samples.path("complaint.pdf").getParent())) {
      for (Path sample : samples.sorted().toList()) {
        damage(sample);
      }
    }
    return files;
  }

  private void damage(Path sample) throws IOException {
    byte[] whole = Files.readAllBytes(sample);
    for (int percent = 10; percent < 100; percent += 10) {
      byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
      write("cut-" + percent + "-" + sample.getFileName(), cut);
    }
    for (int i = 0; i < 3; i++) {
      byte[] flipped = whole.clone();
      for (int flips = 0; flips <= whole.length / 300; flips++) {
        flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      write("flipped-" + i + "-" + sample.getFileName(), flipped);
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    files.add(Files.write(directory.resolve(name), bytes));
  }
}
