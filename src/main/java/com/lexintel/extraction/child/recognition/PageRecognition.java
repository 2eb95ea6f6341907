package com.lexintel.extraction.child.recognition;

import com.lexintel.extraction.ExtractionListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Recognises the text of several pages, as many at once as there are cores. */
public final class PageRecognition {

  private final Recogniser recogniser;
  private final ExtractionListener listener;
  private final int parallel = Runtime.getRuntime().availableProcessors();

  public PageRecognition(Recogniser recogniser, ExtractionListener listener) {
    this.recogniser = recogniser;
    this.listener = listener;
  }

  /** The texts of those pages that could be recognised; blank where there is nothing to read. */
  public Map<Integer, String> of(Set<Integer> pages, PageSource source) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    try {
      Map<Integer, Future<Optional<String>>> running = new TreeMap<>();
      // Images are large: no more of them at once than are being read.
      Semaphore places = new Semaphore(parallel);
      List<Integer> inOrder = new ArrayList<>(pages);
      for (int i = 0; i < inOrder.size(); i++) {
        int page = inOrder.get(i);
        places.acquire();
        listener.scannedPage(i + 1, inOrder.size());
        BufferedImage image = image(source, page);
        running.put(page, threads.submit(() -> recognised(image, places)));
      }
      return texts(running);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Null when the page cannot be drawn: the other pages are read all the same. */
  private static BufferedImage image(PageSource source, int page) {
    try {
      return source.image(page);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private Optional<String> recognised(BufferedImage image, Semaphore places)
      throws InterruptedException {
    try {
      return image == null ? Optional.empty() : recogniser.read(image);
    } finally {
      places.release();
    }
  }

  private static Map<Integer, String> texts(Map<Integer, Future<Optional<String>>> running)
      throws InterruptedException {
    Map<Integer, String> texts = new TreeMap<>();
    for (Map.Entry<Integer, Future<Optional<String>>> page : running.entrySet()) {
      try {
        page.getValue().get().ifPresent(text -> texts.put(page.getKey(), text));
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return texts;
  }
}
