package com.lexintel.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Three streams for a user, five for an address. */
class StreamSharesTest {
  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final StreamShares shares = new StreamShares(100, 3, 5);

  @Test
  void aUserHasAShareWhereverItCallsFrom() {
    List<StreamShares.Counted> anna = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      anna.add(take(client("anna", "10.0.0." + i)));
    }
    assertRefused(client("anna", "10.0.0.9"));
    take(client("ben", "10.0.0.9"));
    anna.get(0).close();
    take(client("anna", "10.0.0.9"));
    assertRefused(client("anna", null));
  }

  @Test
  void anAddressHasAShareWhoeverCallsFromIt() {
    List<StreamShares.Counted> open = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      open.add(take(client("user" + i, "10.0.0.1")));
    }
    assertRefused(client("another", "10.0.0.1"));
    take(client("another", "10.0.0.2"));
    open.get(4).close();
    open.get(4).close();
    take(client("another", "10.0.0.1"));
    assertRefused(client("yet another", "10.0.0.1"));
  }

  @Test
  void whatIsRefusedLeavesNoTrace() {
    for (int i = 0; i < 5; i++) {
      take(client("user" + i, "10.0.0.1"));
    }
    for (int i = 0; i < 10; i++) {
      assertRefused(client("zoe", "10.0.0.1"));
    }
    for (int i = 0; i < 3; i++) {
      take(client("zoe", "10.0.0.2"));
    }
  }

  @Test
  void connectionsThatFollowNothingCountToo() {
    Client anna = client("anna", "10.0.0.1");
    take(anna);
    OpenConnection first = shares.connect(anna);
    shares.connect(client("ben", "10.0.0.2"));
    shares.refuseConnection(anna);
    OpenConnection second = shares.connect(anna);
    assertThrows(Problem.class, () -> shares.refuseConnection(anna));
    shares.refuseConnection(client("ben", "10.0.0.2"));
    // What is followed over a connection takes its room.
    second.subscribed();
    second.subscribed();
    shares.refuseConnection(anna);
    shares.refuseSubscribers(anna, 1);
    take(anna);
    assertThrows(Problem.class, () -> shares.refuseConnection(anna));
    shares.refuseSubscribers(anna, 1);
    first.close();
    first.close();
    shares.refuseConnection(anna);
    second.unsubscribed();
    shares.refuseConnection(anna);
    second.unsubscribed();
    assertThrows(Problem.class, () -> shares.refuseConnection(anna));
    second.close();
    shares.refuseConnection(anna);
  }

  @Test
  void theOneUserWithoutALoginIsNotCountedButItsAddressIs() {
    for (int i = 0; i < 50; i++) {
      take(new Client(Identity.LOCAL, null));
    }
    for (int i = 0; i < 5; i++) {
      take(new Client(Identity.LOCAL, "10.0.0.1"));
    }
    assertRefused(new Client(Identity.LOCAL, "10.0.0.1"));
  }

  @Test
  void aNodeHasAnEnd() {
    StreamShares small = new StreamShares(3, 200, 500);
    small.count(client("anna", null), new RecordingSink());
    small.connect(client("ben", null));
    small.connect(null);
    Client zoe = client("zoe", null);
    small.refuseConnection(zoe);
    OpenConnection last = small.connect(client("carl", null));
    assertThrows(Problem.class, () -> small.refuseConnection(zoe));
    small.refuseSubscribers(zoe, 1);
    small.count(client("carl", null), new RecordingSink());
    small.count(client("dora", null), new RecordingSink());
    last.close();
    assertThrows(Problem.class, () -> small.refuseSubscribers(zoe, 1));
  }

  @Test
  void severalAtOnceAreTakenOrRefusedTogether() {
    Client anna = client("anna", "10.0.0.1");
    take(anna);
    shares.refuseSubscribers(anna, 2);
    assertThrows(Problem.class, () -> shares.refuseSubscribers(anna, 3));
    StreamShares small = new StreamShares(3, 200, 500);
    Client local = new Client(Identity.LOCAL, null);
    small.count(local, new RecordingSink());
    small.refuseSubscribers(local, 2);
    assertThrows(Problem.class, () -> small.refuseSubscribers(local, 3));
  }

  @Test
  void neverMoreThanHalfOfTheNode() {
    StreamShares small = new StreamShares(4, 200, 500);
    small.count(client("anna", null), new RecordingSink());
    small.count(client("anna", null), new RecordingSink());
    assertThrows(Problem.class, () -> small.refuseSubscribers(client("anna", null), 1));
  }

  @Test
  void manyWhoComeToANodeThatIsHalfFullAreReasonToLookWhoHasLeft() {
    RollCall rollCall = new RollCall(shares);
    crowd(50);
    assertFalse(rollCall.due());
    crowd(1);
    assertTrue(rollCall.due());
    assertTrue(rollCall.due());
    assertFalse(rollCall.due());
    crowd(4);
    assertFalse(rollCall.due());
    crowd(1);
    assertTrue(rollCall.due());
  }

  private void crowd(int size) {
    for (int i = 0; i < size; i++) {
      shares.count(new Client(Identity.LOCAL, null), new RecordingSink());
    }
  }

  @Test
  void manyAtOnceGetNoMoreThanTheShare() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        tries.add(() -> taken(client("anna", null)));
      }
      int taken = 0;
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        taken += one.get() ? 1 : 0;
      }
      assertEquals(3, taken);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Through the door that all the others use. */
  @Test
  void aSubscriberThatLeavesGivesItsShareBack() {
    LiveProgress live = new SimulatedNode(time, database).live();
    Client caller = new Client(Identity.LOCAL, "10.0.0.1");
    List<RecordingSink> sinks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sinks.add(follow(live, caller));
    }
    assertThrows(Problem.class, () -> live.refuseTooMany(caller));
    assertThrows(Problem.class, () -> follow(live, caller));
    sinks.get(0).leave();
    time.pass(60_000);
    live.refuseTooMany(caller);
    follow(live, caller);
  }

  private static RecordingSink follow(LiveProgress live, Client client) {
    RecordingSink sink = new RecordingSink();
    live.follow(client, Topic.legalCase(Events.CASE), sink, null, Fields.ALL);
    return sink;
  }

  private boolean taken(Client client) {
    try {
      take(client);
      return true;
    } catch (Problem refused) {
      return false;
    }
  }

  private StreamShares.Counted take(Client client) {
    shares.refuseConnection(client);
    return shares.count(client, new RecordingSink());
  }

  private void assertRefused(Client client) {
    Problem refusal = assertThrows(Problem.class, () -> shares.count(client, new RecordingSink()));
    assertEquals(ProblemCode.TOO_MANY_STREAMS, refusal.code());
    assertThrows(Problem.class, () -> shares.refuseConnection(client));
  }

  private static Client client(String name, String address) {
    return new Client(new Identity(name, name, Set.of(), false, true, "oidc", null, null), address);
  }
}
