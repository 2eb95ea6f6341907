package com.lexintel.channels;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.identity.Client;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many subscribers this node takes, and each user and each address of them: none takes all. The
 * counts are together because one decision needs all of them.
 */
final class StreamShares {
  private static final int MOST = 1_000_000;

  /** This part of what the node takes. */
  private static final int MANY = 20;

  private final int maxStreams;
  private final int perUser;
  private final int perAddress;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final AtomicInteger present = new AtomicInteger();
  private final AtomicInteger newcomers = new AtomicInteger();
  private final Map<String, Integer> takenByBare = new ConcurrentHashMap<>();
  private final AtomicInteger bare = new AtomicInteger();

  /**
   * @param maxStreams of the node; a share is never more than half of it
   */
  StreamShares(int maxStreams, int perUser, int perAddress) {
    this.maxStreams = maxStreams;
    int half = Math.max(1, maxStreams / 2);
    this.perUser = Math.min(perUser, half);
    this.perAddress = Math.min(perAddress, half);
  }

  /**
   * @throws IllegalArgumentException naming the setting whose value cannot be used
   */
  static StreamShares of(Settings settings) {
    return new StreamShares(
        StreamLimit.of(settings.maxStreams()),
        settings.number("lexintel.stream.max-per-user", 1, MOST),
        settings.number("lexintel.stream.max-per-address", 1, MOST));
  }

  /**
   * @throws Problem {@code too_many_streams} when nothing is left for another connection on the
   *     node, or of one of the client's shares
   */
  void refuseConnection(Client client) {
    refuse(client, 1, present() + bare.get(), takenByBare);
  }

  /**
   * The same for subscribers over a connection that is open already, and so takes no more room than
   * they have.
   */
  void refuseSubscribers(Client client, int more) {
    refuse(client, more, present(), Map.of());
  }

  private void refuse(Client client, int more, int all, Map<String, Integer> beside) {
    if (all > maxStreams - more) {
      throw new Problem(ProblemCode.TOO_MANY_STREAMS, "This server has too many streams open");
    }
    for (String share : client.shares()) {
      int present = taken.getOrDefault(share, 0) + beside.getOrDefault(share, 0);
      if (present > most(share) - more) {
        throw tooMany(share);
      }
    }
  }

  /**
   * A connection that counts for its client while nothing is followed over it.
   *
   * @param client null for a connection that is refused at once, and counts for nobody
   */
  OpenConnection connect(Client client) {
    return new OpenConnection(
        client, client == null ? change -> {} : change -> bare(client, change));
  }

  private void bare(Client client, int change) {
    bare.addAndGet(change);
    client.shares().forEach(share -> add(takenByBare, share, change));
  }

  /**
   * A sink that counts for its client until it is closed.
   *
   * @throws Problem {@code too_many_streams}
   */
  Counted count(Client client, MessageSink sink) {
    List<String> shares = client.shares();
    for (int i = 0; i < shares.size(); i++) {
      if (taken.merge(shares.get(i), 1, Integer::sum) > most(shares.get(i))) {
        giveBack(shares.subList(0, i + 1));
        throw tooMany(shares.get(i));
      }
    }
    present.incrementAndGet();
    newcomers.incrementAndGet();
    return new Counted(sink, shares);
  }

  /**
   * Whether many have come to a node that is half full, since this was last so. They may be those
   * who were cut off, and whom it still counts as present.
   */
  boolean crowds() {
    if (present.get() <= maxStreams / 2 || newcomers.get() < Math.max(1, maxStreams / MANY)) {
      return false;
    }
    newcomers.set(0);
    return true;
  }

  /** All that are counted now. */
  int present() {
    return present.get();
  }

  @Override
  public String toString() {
    return "At most %d streams, %d of a user, %d of an address"
        .formatted(maxStreams, perUser, perAddress);
  }

  private void giveBack(List<String> shares) {
    shares.forEach(share -> add(taken, share, -1));
  }

  private static void add(Map<String, Integer> counts, String share, int change) {
    counts.merge(share, change, (count, more) -> count + more == 0 ? null : count + more);
  }

  private int most(String share) {
    return share.startsWith("address:") ? perAddress : perUser;
  }

  private static Problem tooMany(String share) {
    return new Problem(
        ProblemCode.TOO_MANY_STREAMS,
        share.startsWith("address:")
            ? "Too many streams are open from this address"
            : "This user has too many streams open");
  }

  final class Counted implements MessageSink {
    private final MessageSink sink;
    private final List<String> shares;
    private final AtomicBoolean given = new AtomicBoolean();

    private Counted(MessageSink sink, List<String> shares) {
      this.sink = sink;
      this.shares = shares;
    }

    /** The sink is not used after all. */
    void release() {
      if (given.compareAndSet(false, true)) {
        present.decrementAndGet();
        giveBack(shares);
      }
    }

    @Override
    public CompletionStage<?> send(Message message) {
      return sink.send(message);
    }

    @Override
    public CompletionStage<?> heartbeat() {
      return sink.heartbeat();
    }

    @Override
    public CompletionStage<?> farewell() {
      return sink.farewell();
    }

    @Override
    public void close() {
      release();
      sink.close();
    }
  }
}
