package com.lexintel.extraction.quality;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.PageImages;
import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Samples;
import com.lexintel.extraction.server.TextExtractor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Prints how well scanned pages are read, as the tables of docs/reading.md: pages are drawn from a
 * known text and read by what comes with the WAR. Takes some minutes and the whole machine.
 *
 * <p>Arguments: the names of the rows to print; all of them without.
 */
public final class MeasureReading {
  private static final int[] RESOLUTIONS = {100, 150, 200, 300, 400, 600};
  private static final int PAGES = 30;

  private final TextExtractor extractor =
      new TextExtractor(10_000_000, "1g", Duration.ofMinutes(10));
  private final Path directory;
  private final List<String> words;
  private final List<String> only;

  private MeasureReading(Path directory, List<String> words, List<String> only) {
    this.only = only;
    this.directory = directory;
    this.words = words;
  }

  public static void main(String[] arguments) throws Exception {
    ParserDirectory directory = ParserDirectory.create();
    try {
      new MeasureReading(directory.path(), words(), List.of(arguments)).run();
    } finally {
      directory.delete();
    }
  }

  /** Of the sample complaint, as it was typed. */
  private static List<String> words() throws Exception {
    try (TextExtractor extractor = new TextExtractor(1_000_000, "256m", Duration.ofMinutes(1))) {
      String text =
          extractor
              .extract(Requests.of(Samples.path("complaint.pdf")), (page, of) -> {})
              .text()
              .replaceAll("[^\\x20-\\x7e]+", " ");
      List<String> words = new ArrayList<>();
      Collections.nCopies(3, text).forEach(copy -> words.addAll(Arrays.asList(copy.split(" +"))));
      return words;
    }
  }

  private void run() throws Exception {
    System.out.println("| scan | 100 dpi | 150 | 200 | 300 | 400 | 600 |");
    System.out.println("|---|---|---|---|---|---|---|");
    line("clean", 0, 1, 0);
    line("askew by 1°", 1, 1, 0);
    line("askew by 3°", 3, 1, 0);
    line("askew by 5°", 5, 1, 0);
    line("on its side", 90, 1, 0);
    line("on its head", 180, 1, 0);
    line("faint (30 % ink)", 0, 0.3, 0);
    line("very faint (10 % ink)", 0, 0.1, 0);
    line("1 % specks", 0, 1, 0.01);
    line("3 % specks", 0, 1, 0.03);
    line("10 % specks", 0, 1, 0.1);
    line("askew by 1°, 50 % ink, 1 % specks", 1, 0.5, 0.01);
    if (only.isEmpty()) {
      speed();
    }
    extractor.close();
  }

  private void line(String name, double degrees, double ink, double specks) throws Exception {
    if (!only.isEmpty() && !only.contains(name)) {
      return;
    }
    StringBuilder line = new StringBuilder("| ").append(name).append(" |");
    for (int dpi : RESOLUTIONS) {
      line.append(' ').append(error(new PrintedPage(dpi, degrees, ink, specks))).append(" |");
    }
    System.out.println(line);
  }

  private String error(PrintedPage page) throws IOException, InterruptedException {
    List<String> drawn = new ArrayList<>();
    Path file = PageImages.write(page.of(words, drawn), "png", directory.resolve("page.png"));
    String truth = String.join(" ", drawn);
    try {
      ExtractedText text = extractor.extract(Requests.of(file), (number, of) -> {});
      String read = text.text().replaceAll("\\s+", " ").strip();
      return "%.1f %%".formatted(100.0 * distance(truth, read) / truth.length());
    } catch (ExtractionFailure nothing) {
      return "not read";
    }
  }

  private void speed() throws Exception {
    BufferedImage page = new PrintedPage(200, 0, 1, 0).of(words, new ArrayList<>());
    BufferedImage[] pages = Collections.nCopies(PAGES, page).toArray(BufferedImage[]::new);
    Path file = PageImages.tiff(directory.resolve("many.tif"), "Deflate", 200, 200, pages);
    long start = System.nanoTime();
    extractor.extract(Requests.of(file), (number, of) -> {});
    double minutes = (System.nanoTime() - start) / 60e9;
    System.out.printf(
        "%nPages a minute at 200 dpi on %d cores: %.0f%n",
        Runtime.getRuntime().availableProcessors(), PAGES / minutes);
    Files.delete(file);
  }

  /** How many characters must be put in, taken out or changed to make one text the other. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] now = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
      }
      int[] swap = before;
      before = now;
      now = swap;
    }
    return before[other.length()];
  }
}
