package com.lexintel.benchmark.streams;

import com.lexintel.Deployments;
import com.lexintel.benchmark.ProcessUse;
import com.lexintel.benchmark.Results;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("benchmark.seconds", "10"));
  private static final double WARM_UP = 5;
  private static final int MOST_WARM_UPS = 12;
  private static final double RESTING = 0.02;
  private static final int MOST_ROUNDS = 8;

  private final Random random = new Random();
  private static final Results RESULTS = new Results("streams");

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

  /**
   * Only beside nginx: the others keep nothing for who comes back. The first of them all is the
   * first thing that the server does, and is told apart.
   */
  @Test
  @Order(1)
  void aStorm() throws Exception {
    storm("10,000 cut and back, server just started", contender(Door.SSE));
    for (int round = 0; round < ROUNDS; round++) {
      storm("10,000 cut and back", contender(Door.SSE));
      if (NginxContender.isHere()) {
        storm("10,000 cut and back", publications -> new NginxContender(false));
      }
    }
    RESULTS.print();
  }

  @Test
  void aLargeCase() throws Exception {
    Workload workload =
        new Workload(
            "200 viewers of a case, 50,000 documents, 1,000 events/s", 50_000, 200, true, 1_000);
    for (int round = 0; round < ROUNDS; round++) {
      measure(workload, contender(Door.SSE_NUMBERS), this::comesLate);
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
          measure(workload, contender(door), nothing -> {});
        }
      }
    }
    RESULTS.print();
  }

  /** Every node is told of every event, also of those that nobody there follows. */
  @Test
  void eventsThatNobodyFollows() throws Exception {
    int rate = 2_000;
    Workload workload = new Workload("2,000 events/s that nobody follows", 1_000, 0, false, rate);
    for (int round = 0; round < ROUNDS; round++) {
      Publications publications =
          new Publications(random.nextLong(), workload.documents(), workload.eventsOfADocument());
      try (Contender contender = new LexIntelContender(Door.SSE, publications)) {
        Publisher publisher = new Publisher(contender, publications);
        warmUp(publisher, contender, rate);
        double cpu = ProcessUse.cpuSeconds(contender.processes());
        long events = publisher.run(rate, SECONDS);
        cpu = ProcessUse.cpuSeconds(contender.processes()) - cpu;
        RESULTS.line(workload.name(), contender.name()).add("CPU µs", cpu * 1e6 / events);
      }
    }
    RESULTS.print();
  }

  private record Workload(String name, int documents, int viewers, boolean ofCase, int rate) {
    private double deliveries(long events) {
      return (double) events * viewers / (ofCase ? 1 : documents);
    }

    private int eventsOfADocument() {
      return (int) Math.ceil((MOST_WARM_UPS * WARM_UP + SECONDS) * rate / documents) + 10;
    }
  }

  private interface Maker {
    Contender make(Publications publications) throws Exception;
  }

  /** What is measured while events go on. */
  private interface Aside {
    void with(Present present) throws Exception;
  }

  private record Present(
      Workload workload, Contender contender, Publications publications, Results.Line line) {}

  private static Maker contender(Door door) {
    return publications -> new LexIntelContender(door, publications);
  }

  /** The others, of which one that gives up is asked no more. */
  private static List<Maker> peers(boolean ofCase) {
    List<Maker> peers = new ArrayList<>();
    if (NginxContender.isHere()) {
      peers.add(publications -> new NginxContender(ofCase));
    }
    peers.add(publications -> new SocketIoContender(ofCase));
    peers.add(publications -> new BareLoopContender(ofCase));
    return peers;
  }

  private void compare(Workload workload, Door... doors) throws Exception {
    List<Maker> peers = peers(workload.ofCase());
    for (int round = 0; round < ROUNDS; round++) {
      for (Door door : doors) {
        measure(workload, contender(door), nothing -> {});
      }
      for (Maker peer : List.copyOf(peers)) {
        try {
          measure(workload, peer, nothing -> {});
        } catch (IOException | RuntimeException gaveUp) {
          // Its row stays empty, and this is where one finds out why.
          System.out.println(workload.name() + ": gave up: " + gaveUp);
          peers.remove(peer);
        }
      }
      RESULTS.print();
    }
  }

  private void measure(Workload workload, Maker maker, Aside aside) throws Exception {
    Publications publications =
        new Publications(random.nextLong(), workload.documents(), workload.eventsOfADocument());
    try (Contender contender = maker.make(publications);
        Audience audience = new Audience(contender.port(), publications)) {
      Results.Line line = RESULTS.line(workload.name(), contender.name());
      announce(workload, contender);
      seat(audience, workload, contender, publications);
      long heap = contender.heap();
      long before = ProcessUse.residentKib(contender.processes());
      long begin = System.nanoTime();
      audience.enter();
      double entered = seconds(begin);
      Publisher publisher = new Publisher(contender, publications);
      bringAllUpToDate(publisher, audience);
      warmUp(publisher, contender, workload.rate());
      audience.measure(true);
      long bytes = audience.bytes();
      double cpu = ProcessUse.cpuSeconds(contender.processes());
      long events = publisher.run(workload.rate(), SECONDS);
      cpu = ProcessUse.cpuSeconds(contender.processes()) - cpu;
      bytes = audience.bytes() - bytes;
      audience.awaitComplete();
      audience.measure(false);
      double deliveries = workload.deliveries(events);
      line.add("CPU µs", cpu * 1e6 / deliveries);
      line.add("p50 ms", audience.staleness().percentile(50));
      line.add("p99 ms", audience.staleness().percentile(99));
      line.add("bytes", bytes / deliveries);
      line.add("connected s", entered);
      double resident = ProcessUse.residentKib(contender.processes()) - before;
      line.add("resident KiB a stream", resident / workload.viewers());
      if (heap >= 0) {
        line.add("heap KiB a stream", (contender.heap() - heap) / 1024.0 / workload.viewers());
      }
      aside.with(new Present(workload, contender, publications, line));
    }
  }

  /** What a server has not compiled yet is told apart: until its compilers rest, nothing counts. */
  private static void warmUp(Publisher publisher, Contender contender, int rate)
      throws IOException {
    double compiling;
    int times = 0;
    do {
      compiling = contender.compilingSeconds();
      publisher.run(rate, WARM_UP);
      compiling = contender.compilingSeconds() - compiling;
    } while (++times < MOST_WARM_UPS && compiling > RESTING * WARM_UP);
  }

  /** Some contenders answer a viewer before they have it in its room, and keep nothing for it. */
  private static void bringAllUpToDate(Publisher publisher, Audience audience) throws Exception {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      publisher.round();
      if (audience.completeWithin(Duration.ofSeconds(10))) {
        return;
      }
    }
    audience.awaitComplete();
  }

  private static void seat(
      Audience audience, Workload workload, Contender contender, Publications publications) {
    for (int viewer = 0; viewer < workload.viewers(); viewer++) {
      if (workload.ofCase()) {
        audience.seat(contender.legalCase(), 0, workload.documents());
      } else {
        int document = viewer % workload.documents();
        audience.seat(contender.document(publications.id(document)), document, 1);
      }
    }
  }

  /** Somebody opens the case while the others are there, and waits for the whole of it. */
  private void comesLate(Present present) throws Exception {
    try (Audience late = new Audience(present.contender().port(), present.publications())) {
      late.seat(present.contender().legalCase(), 0, present.workload().documents());
      long begin = System.nanoTime();
      late.enter();
      late.awaitComplete();
      present.line().add("late joiner s", seconds(begin));
    }
  }

  /** All are cut; something happens to every document; all come back with their cursors. */
  private void storm(String name, Maker maker) throws Exception {
    Workload workload = new Workload(name, 10_000, 10_000, false, 1);
    Publications publications = new Publications(random.nextLong(), workload.documents(), 10);
    try (Contender contender = maker.make(publications);
        Audience audience = new Audience(contender.port(), publications)) {
      announce(workload, contender);
      seat(audience, workload, contender, publications);
      audience.enter();
      Publisher publisher = new Publisher(contender, publications);
      bringAllUpToDate(publisher, audience);
      audience.cut();
      publisher.round();
      contender.store(publications.latest(0));
      long begin = System.nanoTime();
      double cpu = ProcessUse.cpuSeconds(contender.processes());
      audience.enter();
      double back = seconds(begin);
      audience.awaitComplete();
      Results.Line line = RESULTS.line(workload.name(), contender.name());
      line.add("back s", back);
      line.add("complete s", seconds(begin));
      line.add("CPU s", ProcessUse.cpuSeconds(contender.processes()) - cpu);
    }
  }

  /** Tells who waits for the tables how far it is. */
  private static void announce(Workload workload, Contender contender) {
    System.out.println(workload.name() + ": " + contender.name());
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
