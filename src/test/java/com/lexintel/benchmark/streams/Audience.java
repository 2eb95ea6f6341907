package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Thousands of viewers on one thread, over raw sockets. */
final class Audience implements AutoCloseable {
  private static final int MOST_CONNECTING = 200;

  private final InetSocketAddress server;
  private final Publications publications;
  private final Staleness staleness = new Staleness();
  private final Selector selector;
  private final Thread thread;
  private final List<Seat> seats = new ArrayList<>();
  private final AtomicInteger toConnect = new AtomicInteger();
  private final AtomicInteger connecting = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean measuring;
  private volatile boolean closed;

  Audience(int port, Publications publications) throws IOException {
    server = new InetSocketAddress("127.0.0.1", port);
    this.publications = publications;
    selector = Selector.open();
    thread = new Thread(this::run, "audience");
  }

  /** One viewer, its connection, and what it holds. */
  private final class Seat implements Viewer.Sighting {
    private final Visit visit;
    private final int firstDocument;
    private final int[] held;
    private Viewer viewer;
    private SocketChannel channel;
    private String cursor;
    private int said;

    private Seat(Visit visit, int firstDocument, int documents) {
      this.visit = visit;
      this.firstDocument = firstDocument;
      held = new int[documents];
    }

    private void connect() throws IOException {
      viewer = new Viewer(this);
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      connecting.incrementAndGet();
      channel.connect(server);
      channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    @Override
    public void sees(int document, int number) {
      int place = document - firstDocument;
      if (place < 0 || place >= held.length || number <= held[place]) {
        return;
      }
      if (measuring) {
        long now = System.nanoTime();
        for (int each = held[place] + 1; each <= number; each++) {
          staleness.add(now - publications.time(document, each));
        }
      }
      held[place] = number;
    }

    @Override
    public void answer(byte[] pong) {
      try {
        write(pong);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void read(ByteBuffer buffer) throws IOException {
      buffer.clear();
      int length = channel.read(buffer);
      if (length < 0) {
        throw new IOException("The server has hung up, after the status " + viewer.status());
      }
      boolean before = viewer.status() != 0;
      viewer.take(buffer.array(), 0, length);
      if (!before && viewer.status() != 0) {
        connecting.decrementAndGet();
        if (viewer.status() == 200 || viewer.status() == 101) {
          answered.incrementAndGet();
          said = 0;
          sayWhatFollows(null);
        } else if (refused.incrementAndGet() == 1) {
          Results.tell("refused", new String(buffer.array(), 0, length, StandardCharsets.UTF_8));
        }
      }
    }

    private void sayWhatFollows(String heard) throws IOException {
      List<Visit.Say> all = visit.afterwards();
      if (said < all.size()) {
        String after = all.get(said).after();
        if (after == null ? heard == null : heard != null && heard.startsWith(after)) {
          write(Frames.masked(all.get(said++).frame()));
        }
      }
    }

    @Override
    public void hears(String beginning) {
      try {
        sayWhatFollows(beginning);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A request is far smaller than the buffer of a socket. */
    private void write(byte[] bytes) throws IOException {
      if (channel.write(ByteBuffer.wrap(bytes)) < bytes.length) {
        throw new IOException("The request did not go out at once");
      }
    }

    /**
     * @param numbers of all documents
     */
    private boolean holds(IntUnaryOperator numbers) {
      for (int i = 0; i < held.length; i++) {
        if (held[i] < numbers.applyAsInt(firstDocument + i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Another viewer of these documents. */
  void seat(Visit visit, int firstDocument, int documents) {
    seats.add(new Seat(visit, firstDocument, documents));
  }

  /** Connects all, and returns when each was answered. */
  void enter() throws InterruptedException {
    toConnect.set(seats.size());
    if (!thread.isAlive()) {
      thread.setDaemon(true);
      thread.start();
    }
    selector.wakeup();
    await("every viewer is answered", () -> answered.get() + refused.get() >= seats.size());
    if (refused.get() > 0) {
      throw new IllegalStateException(refused.get() + " viewers were refused");
    }
  }

  /** All connections are cut at once; {@link #enter} brings the viewers back with their cursors. */
  void cut() {
    synchronized (this) {
      for (Seat seat : seats) {
        try {
          seat.cursor = seat.viewer.cursor();
          seat.channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      answered.set(0);
    }
  }

  /** Returns when every viewer holds the latest of all its documents. */
  void awaitComplete() throws InterruptedException {
    await("every viewer holds the latest", this::complete);
  }

  /** Returns when every viewer holds of all its documents these events or later ones. */
  void awaitHolding(int[] numbers) throws InterruptedException {
    await("every viewer holds these", () -> all(number -> numbers[number]));
  }

  /** Whether all hold the latest within this time. */
  boolean completeWithin(Duration patience) throws InterruptedException {
    return holdsWithin(patience, this::complete);
  }

  private boolean complete() {
    return all(publications::latest);
  }

  private boolean all(IntUnaryOperator numbers) {
    return seats.stream().allMatch(seat -> seat.holds(numbers));
  }

  Staleness staleness() {
    return staleness;
  }

  void measure(boolean on) {
    measuring = on;
  }

  long bytes() {
    return seats.stream().mapToLong(seat -> seat.viewer.bytes()).sum();
  }

  private interface Condition {
    boolean holds();
  }

  private void await(String what, Condition condition) throws InterruptedException {
    if (!holdsWithin(Duration.ofMinutes(2), condition)) {
      throw new IllegalStateException(
          "Not so: %s. %d answered, %d refused".formatted(what, answered.get(), refused.get()));
    }
  }

  private boolean holdsWithin(Duration patience, Condition condition) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (!thread.isAlive() || System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return true;
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    try {
      while (!closed) {
        synchronized (this) {
          while (toConnect.get() > 0 && connecting.get() < MOST_CONNECTING) {
            seats.get(seats.size() - toConnect.getAndDecrement()).connect();
          }
        }
        selector.select(key -> take(key, buffer), 20);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(SelectionKey key, ByteBuffer buffer) {
    Seat seat = (Seat) key.attachment();
    try {
      if (key.isConnectable()) {
        seat.channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        seat.write(seat.visit.request(seat.cursor).getBytes(StandardCharsets.US_ASCII));
      } else {
        seat.read(buffer);
      }
    } catch (IOException e) {
      if (seat.channel.isOpen()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (Seat seat : seats) {
      if (seat.channel != null) {
        seat.channel.close();
      }
    }
    selector.close();
  }
}
