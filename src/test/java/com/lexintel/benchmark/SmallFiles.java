package com.lexintel.benchmark;

import com.lexintel.Api;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many small files of text, no two alike, sent or stored some at a time by some clients. */
final class SmallFiles {
  private static final int WORDS = 300;

  private final List<byte[]> contents;

  SmallFiles(int number) {
    MadeUpDocuments made = new MadeUpDocuments();
    contents =
        IntStream.range(0, number)
            .mapToObj(n -> (n + " " + made.words(WORDS)).getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  int number() {
    return contents.size();
  }

  long bytes() {
    return contents.stream().mapToLong(content -> content.length).sum();
  }

  /** As they are, so many in each. */
  List<List<byte[]>> parts(int most) {
    List<List<byte[]>> parts = new ArrayList<>();
    for (int from = 0; from < contents.size(); from += most) {
      parts.add(contents.subList(from, Math.min(contents.size(), from + most)));
    }
    return parts;
  }

  /** As the bodies of uploads. */
  List<byte[]> bodies(int filesOfEach) {
    return parts(filesOfEach).stream().map(SmallFiles::body).toList();
  }

  private static byte[] body(List<byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int n = 0; n < files.size(); n++) {
      body.writeBytes(Api.file("note-" + n + ".txt", files.get(n)));
    }
    body.writeBytes(Api.end());
    return body.toByteArray();
  }

  /** Takes one part of the work. */
  interface Client<T> {
    void take(T part) throws Exception;
  }

  /** Gives each client the next part as soon as it has taken one. */
  static <T> void share(List<T> parts, List<? extends Client<T>> clients) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    List<Future<Object>> all = new ArrayList<>();
    for (Client<T> client : clients) {
      all.add(
          threads.submit(
              () -> {
                for (int n = next.getAndIncrement(); n < parts.size(); n = next.getAndIncrement()) {
                  client.take(parts.get(n));
                }
                return null;
              }));
    }
    threads.shutdown();
    for (Future<Object> each : all) {
      each.get();
    }
  }
}
