package com.lexintel.extraction.child.recognition;

import com.lexintel.extraction.ExtractionListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Recognises the text of several pages, as many at once as there are cores. */
public final class PageRecognition {
  /** Each may have taken minutes. With so many, the others are hardly better. */
  private static final int MOST_FAILURES = 20;

  private final Recogniser recogniser;
  private final ExtractionListener listener;
  private final Map<Integer, String> before;
  private int failures;
  private final int parallel = Runtime.getRuntime().availableProcessors();

  /**
   * @param before the texts of pages that were recognised earlier, by number
   */
  public PageRecognition(
      Recogniser recogniser, ExtractionListener listener, Map<Integer, String> before) {
    this.recogniser = recogniser;
    this.listener = listener;
    this.before = before;
  }

  /** What came of a page; empty when the recogniser failed on it. */
  private record Page(int number, boolean drawn, Optional<String> text) {}

  /** The texts of those pages that could be recognised; blank where there is nothing to read. */
  public Map<Integer, String> of(Set<Integer> pages, PageSource source) throws IOException {
    Map<Integer, String> texts = new TreeMap<>(before);
    texts.keySet().retainAll(pages);
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    CompletionService<Page> recognised = new ExecutorCompletionService<>(threads);
    try {
      int running = 0;
      int number = texts.size();
      for (int page : pages) {
        if (texts.containsKey(page) || failures >= MOST_FAILURES) {
          continue;
        }
        // Images are large: no more of them at once than are being read.
        if (running == parallel) {
          take(recognised, texts);
          running--;
        }
        number++;
        listener.scannedPage(number, pages.size());
        Optional<BufferedImage> image = image(source, page);
        recognised.submit(() -> recognise(page, image));
        running++;
      }
      for (; running > 0; running--) {
        take(recognised, texts);
      }
      return texts;
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void take(CompletionService<Page> recognised, Map<Integer, String> texts)
      throws IOException, InterruptedException {
    try {
      Page page = recognised.take().get();
      if (page.text().isPresent()) {
        texts.put(page.number(), page.text().get());
        listener.recognised(page.number(), page.text().get());
      } else if (page.drawn()) {
        failures++;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Empty when the page cannot be drawn: the other pages are read all the same. */
  private static Optional<BufferedImage> image(PageSource source, int page) {
    try {
      return Optional.of(source.image(page));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Page recognise(int number, Optional<BufferedImage> image) throws InterruptedException {
    boolean drawn = image.isPresent();
    return new Page(number, drawn, drawn ? recogniser.read(image.get()) : Optional.empty());
  }
}
