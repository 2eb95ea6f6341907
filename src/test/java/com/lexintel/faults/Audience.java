package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.faults.Records.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Those who watch, at least one at each door: some all cases or one, some one document after
 * another.
 */
final class Audience {
  private static final Duration TO_EVERYBODY = Duration.ofSeconds(30);

  private final LongFunction<Supplier<Api>> nodes;
  private final Workload workload;
  private final Findings findings;
  private final List<Member> ofCases = new ArrayList<>();
  private final List<Subscriber> ofEach = new ArrayList<>();
  private long seed;

  /** Somebody who watches all documents of some cases. */
  private record Member(Subscriber subscriber, List<String> cases) {
    List<Row> watched(List<Row> rows) {
      return rows.stream().filter(row -> cases.contains(row.caseId().toString())).toList();
    }
  }

  /**
   * @param nodes where somebody with that seed knocks
   * @param document one that is watched beside the cases
   */
  Audience(
      LongFunction<Supplier<Api>> nodes,
      long seed,
      List<String> cases,
      UUID document,
      Workload workload,
      Findings findings) {
    this.nodes = nodes;
    this.seed = seed + 1;
    this.workload = workload;
    this.findings = findings;
    Followed mix = new Followed(List.of(document.toString()), cases);
    ofCases.add(new Member(always("mixed stream", new StreamDoor(), mix), cases));
    ofCases.add(new Member(always("WebSocket", new SocketDoor(), mix), cases));
    addOfCase("case stream", new StreamDoor(), cases.get(0));
    addOfCase("case polls", new PollingDoor(), cases.get(1));
    addOfCase("graphql-transport-ws", new GraphQlSocketDoor(), cases.get(2));
    addOfCase("Socket.IO by polls", SocketIoDoor.polling(), cases.get(0));
    ofEach.add(oneByOne("document streams", new StreamDoor()));
    ofEach.add(oneByOne("document polls", new PollingDoor()));
    ofEach.add(oneByOne("document WebSockets", new DocumentSocketDoor()));
    ofEach.add(oneByOne("graphql-sse", new GraphQlStreamDoor()));
    ofEach.add(oneByOne("Socket.IO by WebSocket", SocketIoDoor.webSocket()));
  }

  private void addOfCase(String name, Door door, String legalCase) {
    ofCases.add(new Member(always(name, door, Followed.legalCase(legalCase)), List.of(legalCase)));
  }

  private Subscriber always(String name, Door door, Followed what) {
    return subscriber(name, door, () -> Optional.of(what));
  }

  private Subscriber oneByOne(String name, Door door) {
    Random taste = new Random(++seed);
    return subscriber(name, door, () -> workload.recent(taste).map(Followed::document));
  }

  private Subscriber subscriber(String name, Door door, Supplier<Optional<Followed>> interests) {
    return new Subscriber(nodes.apply(++seed), door, interests, new Beliefs(name, findings));
  }

  void watch() {
    ofCases.forEach(member -> member.subscriber().start());
    ofEach.forEach(Subscriber::start);
  }

  /** Once all documents have ended: everybody gets to know it, and then goes. */
  void judge(Oracle oracle, Records records) throws SQLException {
    List<Row> rows = records.documents();
    try {
      Awaitility.await()
          .atMost(TO_EVERYBODY)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> mistakes(oracle, rows).isEmpty());
    } catch (ConditionTimeoutException someAreMistaken) {
      mistakes(oracle, rows).forEach(findings::wrong);
    }
    ofCases.forEach(member -> member.subscriber().leave());
    ofEach.forEach(Subscriber::leave);
    for (Member member : ofCases) {
      oracle.countEnds(member.subscriber().beliefs(), member.watched(rows));
    }
    for (Subscriber one : ofEach) {
      findings.count("followed one by one: " + one.beliefs(), one.beliefs().view().size());
      findings.expect(!one.beliefs().view().isEmpty(), one.beliefs() + " followed nothing");
    }
  }

  private List<String> mistakes(Oracle oracle, List<Row> rows) throws SQLException {
    List<String> mistakes = new ArrayList<>();
    for (Member member : ofCases) {
      mistakes.addAll(oracle.differences(member.subscriber().beliefs(), member.watched(rows)));
    }
    for (Subscriber one : ofEach) {
      mistakes.addAll(oracle.unendedOrUntrue(one.beliefs()));
    }
    return mistakes;
  }
}
