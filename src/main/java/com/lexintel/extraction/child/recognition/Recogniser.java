package com.lexintel.extraction.child.recognition;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program Tesseract on images, each in a process of its own: one that crashes or hangs
 * costs a page, not the document. The server names the program by system properties.
 */
public final class Recogniser {

  public static final int DPI = 200;

  /** A sheet of A2 at 200 dpi; larger pages are drawn smaller. */
  public static final int MOST_PIXELS = 16_000_000;

  private static final String PREFIX = "lexintel.ocr.";

  /** Of a page's text; a program that says more is stopped for taking too long. */
  private static final int MOST_BYTES = 4 << 20;

  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** In pixels: less holds no letter. */
  private static final int SMALLEST = 20;

  private static final double FEW_COMMON_WORDS = 0.08;

  /** Pages as they lie, and pages whose orientation is found first. */
  private static final String AUTOMATIC = "3";

  private static final String WITH_ORIENTATION = "1";

  private final String command;
  private final String languages;
  private final Optional<String> libraries;
  private final Optional<String> data;
  private final Duration longest;

  /**
   * @param longest how long the program may take for a page
   */
  Recogniser(
      String command,
      String languages,
      Optional<String> libraries,
      Optional<String> data,
      Duration longest) {
    this.command = command;
    this.languages = languages;
    this.libraries = libraries;
    this.data = data;
    this.longest = longest;
  }

  /** Empty when this server has none, or has switched it off. */
  public static Optional<Recogniser> ofServer() {
    return property("command")
        .map(
            command ->
                new Recogniser(
                    command,
                    property("languages").orElse("eng"),
                    property("libraries"),
                    property("data"),
                    LONGEST));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(PREFIX + name));
  }

  /** The text on an image of shades of grey; empty when the program failed on it. */
  Optional<String> read(BufferedImage page) throws InterruptedException {
    if (Math.min(page.getWidth(), page.getHeight()) < SMALLEST) {
      return Optional.of("");
    }
    BufferedImage image = Skew.straightened(page);
    Optional<String> text = run(image, AUTOMATIC);
    if (text.isEmpty() || !mayBeTurned(text.get())) {
      return text;
    }
    return run(image, WITH_ORIENTATION)
        .filter(turned -> isBetter(turned, text.get()))
        .or(() -> text);
  }

  /** Letters that stand on their heads are read as words too, but never as the common ones. */
  private static boolean mayBeTurned(String text) {
    return TextQuality.isGarbled(text) || TextQuality.shareOfCommonWords(text) < FEW_COMMON_WORDS;
  }

  private static boolean isBetter(String turned, String text) {
    return !turned.isBlank()
        && (TextQuality.isGarbled(text)
            || TextQuality.shareOfCommonWords(turned) > TextQuality.shareOfCommonWords(text));
  }

  private Optional<String> run(BufferedImage image, String segmentation)
      throws InterruptedException {
    Process process;
    try {
      process = start(segmentation);
    } catch (IOException e) {
      return Optional.empty();
    }
    try {
      CompletableFuture<Boolean> written =
          CompletableFuture.supplyAsync(() -> write(image, process.getOutputStream()));
      CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> read(process));
      boolean ended = process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
      return ended && process.exitValue() == 0 && written.join()
          ? Optional.of(text.join().strip())
          : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String segmentation) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                command,
                "stdin",
                "stdout",
                "-l",
                languages,
                "--psm",
                segmentation,
                "--dpi",
                String.valueOf(DPI)));
    builder.redirectError(Redirect.DISCARD);
    libraries.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
    data.ifPresent(path -> builder.environment().put("TESSDATA_PREFIX", path));
    // Several pages are read at once: a page needs no more than a core.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    return builder.start();
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** As a portable graymap, which is the pixels behind a short header. */
  private static boolean write(BufferedImage image, OutputStream to) {
    try (OutputStream out = new BufferedOutputStream(to, 1 << 16)) {
      String header = "P5\n" + image.getWidth() + " " + image.getHeight() + "\n255\n";
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      out.write(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
