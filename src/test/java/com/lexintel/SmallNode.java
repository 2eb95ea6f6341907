package com.lexintel;

import static org.awaitility.Awaitility.await;

import com.lexintel.scan.StubScanner;
import com.lexintel.streaming.socketio.JudgeDoor;
import com.lexintel.streaming.socketio.Polls;
import com.lexintel.streaming.socketio.RefusedPoll;
import com.lexintel.streaming.socketio.engineio.EchoDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A node that takes three subscribers, sends heartbeats every second, has no workers, and asks a
 * malware scanner. It has the doors on which the protocols of Socket.IO are judged.
 */
public final class SmallNode {
  private static final int PLACES = 3;

  /** After 45 s the node ends a session of Socket.IO that has joined nothing. */
  private static final Duration ABANDONED_FOR = Duration.ofMinutes(1);

  private static StubScanner scanner = newScanner(0);

  private SmallNode() {}

  public static WebArchive application() {
    return Deployments.with(
            Map.of(
                "lexintel.stream.max-streams",
                String.valueOf(PLACES),
                "lexintel.progress.heartbeat",
                "1s",
                "lexintel.worker.threads",
                "0",
                "lexintel.scan.clamd",
                "localhost:" + scanner.port()))
        .addClasses(JudgeDoor.class, EchoDoor.class);
  }

  /** Waits until the node has found out that all clients of earlier tests have gone. */
  public static void awaitRoom(Api api) {
    await()
        .atMost(ABANDONED_FOR)
        .ignoreException(RefusedPoll.class)
        .untilAsserted(
            () -> {
              List<Polls> sessions = new ArrayList<>();
              try {
                while (sessions.size() < PLACES) {
                  sessions.add(Polls.open(api, Map.of()));
                }
              } finally {
                sessions.forEach(Polls::leave);
              }
            });
  }

  /** Lets something happen while the node cannot reach its scanner. */
  public static void withoutScanner(Runnable meanwhile) throws IOException {
    int port = scanner.port();
    scanner.close();
    try {
      meanwhile.run();
    } finally {
      scanner = newScanner(port);
    }
  }

  private static StubScanner newScanner(int port) {
    try {
      return new StubScanner(port, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
