package com.lexintel.benchmark.streams;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limit: one thread that writes each event at once to each viewer of its topic, and does
 * nothing else. No check, no merging, no state for who comes late.
 *
 * <p>It is a program of its own. A viewer asks for {@code GET /TOPIC}; whoever publishes says
 * {@code PUBLISH /TOPIC} once and then an event a line with its topic before it.
 */
final class BareLoop {
  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Map<String, List<Peer>> viewers = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);

  public static void main(String[] arguments) throws IOException {
    new BareLoop().run(Integer.parseInt(arguments[0]));
  }

  private static final class Peer {
    private final SocketChannel channel;
    private final StringBuilder said = new StringBuilder();
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private boolean publishes;

    private Peer(SocketChannel channel) {
      this.channel = channel;
    }

    private void write(byte[] bytes, Selector selector) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      if (unsent.isEmpty()) {
        channel.write(rest);
      }
      if (rest.hasRemaining()) {
        unsent.add(rest);
        channel.keyFor(selector).interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    }

    private void writeMore(SelectionKey key) throws IOException {
      while (!unsent.isEmpty()) {
        channel.write(unsent.peek());
        if (unsent.peek().hasRemaining()) {
          return;
        }
        unsent.remove();
      }
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  private void run(int port) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", port), 4096);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
      selector.select(key -> take(key, selector));
    }
  }

  private void take(SelectionKey key, Selector selector) {
    try {
      if (key.isAcceptable()) {
        SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Peer(channel));
        return;
      }
      Peer peer = (Peer) key.attachment();
      if (key.isWritable()) {
        peer.writeMore(key);
      }
      if (key.isReadable()) {
        read(peer, selector);
      }
    } catch (IOException gone) {
      key.cancel();
    }
  }

  private void read(Peer peer, Selector selector) throws IOException {
    buffer.clear();
    if (peer.channel.read(buffer) < 0) {
      viewers.values().forEach(all -> all.remove(peer));
      peer.channel.close();
      return;
    }
    peer.said.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII));
    if (!peer.publishes && peer.said.indexOf("PUBLISH\n") == 0) {
      peer.publishes = true;
      peer.said.delete(0, 8);
    }
    if (peer.publishes) {
      publish(peer, selector);
    } else if (peer.said.indexOf("\r\n\r\n") > 0) {
      String topic = peer.said.substring(5, peer.said.indexOf(" HTTP"));
      viewers.computeIfAbsent(topic, none -> new ArrayList<>()).add(peer);
      peer.said.setLength(0);
      peer.write(HEAD, selector);
    }
  }

  private void publish(Peer peer, Selector selector) throws IOException {
    int from = 0;
    for (int end; (end = peer.said.indexOf("\n", from)) >= 0; from = end + 1) {
      int space = peer.said.indexOf(" ", from);
      byte[] message =
          ("data: " + peer.said.substring(space + 1, end) + "\n\n")
              .getBytes(StandardCharsets.US_ASCII);
      for (Peer viewer : viewers.getOrDefault(peer.said.substring(from, space), List.of())) {
        viewer.write(message, selector);
      }
    }
    peer.said.delete(0, from);
  }
}
