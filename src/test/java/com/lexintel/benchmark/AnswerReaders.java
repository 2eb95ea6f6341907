package com.lexintel.benchmark;

import com.lexintel.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many who read answers by server-sent events, all on one thread. They look for the times in what
 * comes and for nothing else, so that the machine's time is left to the server.
 */
final class AnswerReaders implements Runnable, AutoCloseable {
  private static final int LARGE = 64 * 1024;

  private final Selector selector;
  private final List<Reader> readers = new ArrayList<>();
  private final Histogram first = new Histogram();
  private final Histogram every = new Histogram();
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGE);
  private volatile boolean over;

  AnswerReaders() throws IOException {
    selector = Selector.open();
  }

  /** Adds a reader; before {@link #start}. */
  void add(Api api, String answer) throws IOException {
    var uri = api.uri("answers/" + answer + "/stream");
    SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
            .formatted(uri.getPath(), uri.getAuthority());
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    Reader reader = new Reader(channel);
    channel.register(selector, SelectionKey.OP_READ, reader);
    readers.add(reader);
  }

  void start() {
    Thread thread = new Thread(this, "readers");
    thread.setDaemon(true);
    thread.start();
  }

  /** How many have heard something, be it only that they are connected. */
  long connected() {
    return readers.stream().filter(reader -> reader.heard).count();
  }

  /** How many have read that many tokens. */
  long have(int tokens) {
    return readers.stream().filter(reader -> reader.tokens >= tokens).count();
  }

  /** From the model to the reader, of the first token of each. */
  Histogram first() {
    return first;
  }

  /** The same of every token. */
  Histogram every() {
    return every;
  }

  /** For each reader the longest time between two tokens beyond that between them at the model. */
  Histogram gaps() {
    Histogram gaps = new Histogram();
    readers.forEach(reader -> gaps.add(reader.longestGap));
    return gaps;
  }

  @Override
  public void run() {
    try {
      while (!over) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          read(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(SelectionKey key) throws IOException {
    Reader reader = (Reader) key.attachment();
    buffer.clear();
    int length = reader.channel.read(buffer);
    if (length < 0) {
      key.cancel();
      return;
    }
    reader.heard = true;
    reader.take(buffer.flip(), System.nanoTime());
  }

  @Override
  public void close() throws IOException {
    over = true;
    selector.close();
    for (Reader reader : readers) {
      reader.channel.close();
    }
  }

  private final class Reader {
    private final SocketChannel channel;
    private volatile boolean heard;
    private volatile int tokens;
    private volatile long longestGap;
    private long number;
    private boolean inToken;
    private long saidBefore;
    private long heardBefore;

    private Reader(SocketChannel channel) {
      this.channel = channel;
    }

    private void take(ByteBuffer bytes, long now) {
      while (bytes.hasRemaining()) {
        byte each = bytes.get();
        int digit = Character.digit(each, TimedModel.RADIX);
        if (each == TimedModel.BEGIN) {
          inToken = true;
          number = 0;
        } else if (inToken && each == TimedModel.END) {
          inToken = false;
          token(number, now);
        } else if (inToken && digit >= 0) {
          number = number * TimedModel.RADIX + digit;
        } else {
          inToken = false;
        }
      }
    }

    private void token(long said, long now) {
      every.add(now - said);
      if (tokens == 0) {
        first.add(now - said);
      } else {
        longestGap = Math.max(longestGap, (now - heardBefore) - (said - saidBefore));
      }
      saidBefore = said;
      heardBefore = now;
      tokens++;
    }
  }
}
