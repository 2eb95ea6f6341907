package com.lexintel.benchmark.streams;

import com.lexintel.Deployments;
import com.lexintel.benchmark.Nginx;
import com.lexintel.benchmark.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a message costs and how old it is, beside nginx with nchan and a bare loop. Every contender
 * runs in turn, so that what the machine does meanwhile strikes all of them.
 */
@Tag("streams")
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamsBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds");
  private static final Results RESULTS =
      new Results(
          "streams",
          new Results.Ratio("of nginx's CPU", "CPU µs", NginxContender.NAME),
          new Results.Ratio("of the bare loop's", "CPU µs", BareLoopContender.NAME));

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(
        Map.of("lexintel.worker.threads", "0", "lexintel.stream.max-per-user", "20000"));
  }

  @Test
  void oneDocument() throws Exception {
    for (int rate : new int[] {5, 20, 60}) {
      compare(
          new Workload(
              "1,000 viewers of one document, " + rate + " events/s", 1, 1_000, false, rate),
          Door.SSE);
    }
  }

  @Test
  void aCase() throws Exception {
    compare(
        new Workload(
            "200 viewers of a case, 1,000 documents, 1,000 events/s", 1_000, 200, true, 1_000),
        Door.SSE,
        Door.SSE_CHANGES,
        Door.SSE_NUMBERS);
  }

  @Test
  void tenThousandDocuments() throws Exception {
    compare(
        new Workload(
            "10,000 streams on 10,000 documents, 2,000 events/s", 10_000, 10_000, false, 2_000),
        Door.SSE);
  }

  /** The first of them all is the first thing that the server does, and is told apart. */
  @Test
  @Order(1)
  void aStorm() throws Exception {
    measure(stormy("10,000 cut and back, server just started"), contender(Door.SSE), new Storm());
    Workload storm = stormy("10,000 cut and back");
    List<Contender.Maker> peers = peers(false);
    for (int round = 0; round < ROUNDS; round++) {
      measure(storm, contender(Door.SSE), new Storm());
      measurePeers(storm, peers, new Storm());
    }
    RESULTS.print();
  }

  @Test
  void aLargeCase() throws Exception {
    Workload workload =
        new Workload(
            "200 viewers of a case, 50,000 documents, 1,000 events/s", 50_000, 200, true, 1_000);
    List<Contender.Maker> peers = peers(true);
    for (int round = 0; round < ROUNDS; round++) {
      measure(
          workload,
          contender(Door.SSE_NUMBERS),
          new DuringABatch(new Deliveries()),
          new DuringABatch(new LateJoiner()));
      measurePeers(workload, peers, new Deliveries());
    }
    RESULTS.print();
  }

  /** The ways of following beside each other. */
  @Test
  void theDoors() throws Exception {
    Workload document =
        new Workload("by door: 1,000 viewers of one document, 20 events/s", 1, 1_000, false, 20);
    Workload legalCase =
        new Workload(
            "by door: 200 viewers of a case, 1,000 documents, 1,000 events/s",
            1_000,
            200,
            true,
            1_000);
    for (Workload workload : List.of(document, legalCase)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Door door : Door.values()) {
          measure(workload, contender(door), new Deliveries());
        }
      }
    }
    RESULTS.print();
  }

  /** Every node is told of every event, also of those that nobody there follows. */
  @Test
  void eventsThatNobodyFollows() throws Exception {
    Workload workload = new Workload("2,000 events/s that nobody follows", 1_000, 0, false, 2_000);
    for (int round = 0; round < ROUNDS; round++) {
      measure(workload, contender(Door.SSE), new UnfollowedEvents());
    }
    RESULTS.print();
  }

  private static Contender.Maker contender(Door door) {
    return publications -> new LexIntelContender(door, publications);
  }

  /** The others, of which one that gives up is asked no more. */
  private static List<Contender.Maker> peers(boolean ofCase) {
    List<Contender.Maker> peers = new ArrayList<>();
    if (Nginx.isHere()) {
      peers.add(publications -> new NginxContender(ofCase));
    }
    peers.add(publications -> new SocketIoContender(ofCase));
    peers.add(publications -> new BareLoopContender(ofCase));
    return peers;
  }

  private static void compare(Workload workload, Door... doors) throws Exception {
    List<Contender.Maker> peers = peers(workload.ofCase());
    for (int round = 0; round < ROUNDS; round++) {
      for (Door door : doors) {
        measure(workload, contender(door), new Deliveries());
      }
      measurePeers(workload, peers, new Deliveries());
      RESULTS.print();
    }
  }

  private static void measurePeers(
      Workload workload, List<Contender.Maker> peers, Showing.Figures figures) throws Exception {
    for (Contender.Maker peer : List.copyOf(peers)) {
      try {
        measure(workload, peer, figures);
      } catch (IOException | RuntimeException gaveUp) {
        // Its row keeps what it had, and this is where one finds out why.
        Results.tell(workload.name(), "gave up: " + gaveUp);
        peers.remove(peer);
      }
    }
  }

  private static Workload stormy(String name) {
    return new Workload(name, 10_000, 10_000, false, 1);
  }

  private static void measure(Workload workload, Contender.Maker maker, Showing.Figures... figures)
      throws Exception {
    Showing.measure(workload, maker, RESULTS, figures);
  }
}
