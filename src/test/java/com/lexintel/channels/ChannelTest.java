package com.lexintel.channels;

import static com.lexintel.channels.Events.CASE;
import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.event;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
  private static final UUID DOC = document(1);
  private static final Topic ONE = Topic.document(DOC);
  private static final Topic WHOLE_CASE = Topic.legalCase(CASE);

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);
  private final SimulatedNode other = new SimulatedNode(time, database);

  @Test
  void tellsThePresentStateFirstAndThenWhatChanges() {
    database.store(processing(DOC, 5, 20));
    RecordingSink reader = node.follow(ONE, null);
    assertTrue(reader.connected());
    assertEquals(List.of(5), reader.seqs(DOC));

    time.pass(200);
    node.hear(processing(DOC, 6, 21));
    time.pass(0);
    assertEquals(List.of(5, 6), reader.seqs(DOC), "the first after a pause comes at once");
    assertEquals("6", reader.cursor());
  }

  @Test
  void singleEventsHaveEveryFieldAndOthersOnlyWhatIsKnown() {
    database.store(processing(DOC, 5, 20));
    assertTrue(node.follow(ONE, null).events().get(0).containsKey("error"));
    RecordingSink ofCase = node.follow(WHOLE_CASE, null);
    assertFalse(ofCase.events().get(0).containsKey("error"));
    assertFalse(ofCase.events().get(0).containsKey("case_id"));
    RecordingSink ofMix = node.follow(Topic.mix(List.of(DOC), List.of(CASE)), null);
    assertTrue(ofMix.events().get(0).containsKey("case_id"));
  }

  @Test
  void whatIsNotAboveTheKnownIsDropped() {
    database.store(processing(DOC, 5, 20));
    RecordingSink reader = node.follow(ONE, null);
    node.hear(processing(DOC, 5, 99));
    node.hear(processing(DOC, 4, 99));
    time.pass(3000);
    assertEquals(List.of(20), reader.progress());
  }

  @Test
  void atMostTenMessagesASecondAndTheLatestAlways() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    for (int seq = 2; seq <= 101; seq++) {
      node.hear(processing(DOC, seq, seq - 2));
      time.pass(10);
    }
    assertTrue(reader.messages().size() <= 11, () -> "messages " + reader.messages().size());
    time.pass(200);
    assertEquals(101, reader.latest(DOC).getInt("seq"));
  }

  @Test
  void theEndIsToldAtOnceAndTheStreamEndsOnlyWhenTheDatabaseConfirmsIt() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    node.hear(processing(DOC, 2, 98));
    node.hear(event(DOC, Status.COMPLETED, 3));
    time.pass(0);
    assertEquals("completed", reader.latest(DOC).getString("status"));
    time.pass(5000);
    assertFalse(reader.closed(), "anyone may publish an end");

    database.store(event(DOC, Status.COMPLETED, 3));
    time.pass(1100);
    assertTrue(reader.closed());
    assertEquals(2, reader.events().size(), "the confirmation is no news");
    assertTrue(node.isIdle(), "the channel goes with its last reader");
  }

  @Test
  void whoFollowsOneDocumentSeesEachOfItsStepsHoweverShort() {
    database.store(Events.entering(Step.EXTRACTION, DOC, 1));
    RecordingSink reader = node.follow(ONE, null);
    for (Step step : List.of(Step.CHUNKING, Step.EMBEDDING, Step.FINALIZING)) {
      node.hear(Events.entering(step, DOC, 2 + step.ordinal()));
      time.pass(1);
      assertEquals(step.word(), reader.latest(DOC).getString("step"));
    }
    assertEquals(4, reader.events().size());
  }

  @Test
  void anEndThatIsHeardIsConfirmedAtOnce() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    time.pass(100);
    database.store(event(DOC, Status.COMPLETED, 2));
    node.hear(event(DOC, Status.COMPLETED, 2));
    time.pass(60);
    assertTrue(reader.closed());
  }

  @Test
  void anEndInTheDatabaseWinsOverAMessageThatClaimsToBeNewer() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    node.hear(processing(DOC, 9999, 50));
    time.pass(100);
    database.store(event(DOC, Status.FAILED, 2));
    time.pass(1200);
    assertEquals("failed", reader.latest(DOC).getString("status"));
    assertTrue(reader.closed());
  }

  /** Rows are read again for who comes back, all since the oldest transaction that is open. */
  @Test
  void anEndThatIsReadAgainIsNoNews() {
    database.leaveATransactionOpen();
    database.store(event(DOC, Status.COMPLETED, 5));
    RecordingSink reader = node.follow(WHOLE_CASE, null);
    time.pass(10);
    String cursor = reader.cursor();
    node.hear(DOC, "{\"message\":\"from elsewhere\"}");
    database.store(processing(document(2), 1, 0));
    time.pass(3000);
    RecordingSink back = node.follow(WHOLE_CASE, cursor);
    time.pass(3000);
    assertTrue(back.resumed());
    assertEquals("from elsewhere", reader.latest(DOC).getString("message"));
  }

  @Test
  void withoutRedisTheDatabaseIsFollowed() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    database.store(processing(DOC, 2, 10));
    time.pass(1100);
    assertEquals(List.of(1, 2), reader.seqs(DOC));
  }

  @Test
  void streamsOutliveTheDatabase() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    database.goAway(true);
    time.pass(5000);
    node.hear(processing(DOC, 2, 10));
    time.pass(100);
    assertEquals(List.of(1, 2), reader.seqs(DOC));
    database.goAway(false);
    database.store(processing(DOC, 3, 11));
    time.pass(1100);
    assertEquals(List.of(1, 2, 3), reader.seqs(DOC));
  }

  @Test
  void documentsUploadedLaterJoinTheirCaseAndDeletedOnesLeave() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(WHOLE_CASE, null);
    time.pass(1000);
    UUID late = document(2);
    database.store(event(late, Status.PENDING, 1));
    node.hear(event(late, Status.PENDING, 1));
    time.pass(200);
    assertEquals("pending", reader.latest(late).getString("status"), "the tail is nudged");
    assertEquals(2, reader.summary().getInt("total"));

    database.store(event(DOC, Status.DELETED, 2));
    time.pass(1200);
    assertEquals("deleted", reader.latest(DOC).getString("status"));
    assertEquals(1, reader.summary().getInt("total"));
    int told = reader.events().size();
    time.pass(3000);
    assertEquals(told, reader.events().size());
    assertNull(node.follow(WHOLE_CASE, null).latest(DOC), "a new reader never knew it");
  }

  @Test
  void documentsThatNobodyKnowsReachNoCase() {
    RecordingSink reader = node.follow(WHOLE_CASE, null);
    node.hear(event(document(7), Status.PENDING, 1));
    time.pass(3000);
    assertEquals(0, reader.events().size());
    assertEquals(0, reader.summary().getInt("total"));
  }

  @Test
  void whoReadsSlowlyGetsTheLatestAndTheEndsInBetween() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(WHOLE_CASE, null);
    RecordingSink quick = node.follow(WHOLE_CASE, null);
    time.pass(200);
    reader.slow(true);
    node.hear(processing(DOC, 2, 10));
    time.pass(200);
    for (ProgressEvent event :
        List.of(
            processing(DOC, 3, 11),
            event(DOC, Status.FAILED, 4),
            event(DOC, Status.PENDING, 5),
            processing(DOC, 6, 1),
            processing(DOC, 7, 2))) {
      database.store(event);
      node.hear(event);
      time.pass(200);
    }
    assertEquals(List.of(1, 2), reader.seqs(DOC), "one message in flight");
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), quick.seqs(DOC), "others are not delayed");
    reader.slow(false);
    time.pass(200);
    assertEquals(List.of(1, 2, 4, 7), reader.seqs(DOC));
    assertEquals(0, reader.overlapping());
  }

  @Test
  void whoStallsIsGivenUp() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = new RecordingSink();
    reader.slow(true);
    node.follow(ONE, null, reader);
    time.pass(59_000);
    assertFalse(reader.closed());
    time.pass(2_000);
    assertTrue(reader.closed());
    assertTrue(node.isIdle());
  }

  @Test
  void idleStreamsGetAHeartbeatAndWhoHasLeftIsFound() {
    database.store(processing(DOC, 1, 0));
    RecordingSink reader = node.follow(ONE, null);
    time.pass(46_000);
    assertEquals(3, reader.heartbeats());
    reader.slow(true);
    time.pass(16_000);
    reader.leave();
    assertTrue(node.isIdle());
  }

  @Test
  void aRollCallFindsWhoHasLeftWithoutWaitingForTheHeartbeat() {
    database.store(processing(DOC, 1, 0));
    RecordingSink stays = node.follow(ONE, null);
    node.follow(ONE, null).leave();
    time.pass(6_000);
    RecordingSink justCame = node.follow(ONE, null);
    time.pass(1_000);
    assertEquals(3, node.subscriptions().subscribers());
    node.subscriptions().callTheRoll();
    assertEquals(2, node.subscriptions().subscribers());
    assertEquals(1, stays.heartbeats());
    assertEquals(0, justCame.heartbeats(), "who has just come is there");
  }

  @Test
  void readersAtTheSameVersionShareOneMessage() {
    database.store(processing(DOC, 1, 0));
    RecordingSink one = node.follow(WHOLE_CASE, null);
    RecordingSink two = node.follow(WHOLE_CASE, null);
    time.pass(200);
    node.hear(processing(DOC, 2, 10));
    time.pass(200);
    assertSame(one.messages().get(1), two.messages().get(1));
  }

  @Test
  void aMixHoldsTheEventsThatItsPartsHold() {
    database.store(processing(DOC, 1, 0));
    node.follow(WHOLE_CASE, null);
    Topic mix = Topic.mix(List.of(DOC), List.of(CASE));
    node.follow(mix, null);
    assertSame(stored(WHOLE_CASE), stored(mix));
  }

  private ReceivedEvent stored(Topic topic) {
    return node.channels().open(topic).channel().read(state -> state.stored(DOC)).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Fields.class)
  void readersThatComeBackTogetherShareTheirMessages(Fields fields) {
    database.store(processing(DOC, 1, 0));
    database.store(processing(document(2), 1, 0));
    RecordingSink before = node.follow(WHOLE_CASE, null, fields);
    before.leave();
    database.store(processing(DOC, 2, 10));
    time.pass(1_100);
    RecordingSink one = node.follow(WHOLE_CASE, before.cursor(), fields);
    RecordingSink two = node.follow(WHOLE_CASE, before.cursor(), fields);
    node.hear(processing(document(2), 2, 10));
    time.pass(200);
    assertEquals(2, one.messages().size());
    assertSame(one.messages().get(0), two.messages().get(0));
    assertSame(one.messages().get(1), two.messages().get(1));
  }

  @Test
  void aLargeCaseComesInSeveralMessagesAndOnlyTheLastMovesTheCursor() {
    IntStream.range(0, 1200).forEach(n -> database.store(processing(document(n), 1, 0)));
    RecordingSink reader = node.follow(WHOLE_CASE, null);
    assertEquals(1200, reader.events().size());
    assertEquals(3, reader.messages().size());
    assertNull(reader.messages().get(1).id());
    assertEquals(reader.cursor(), reader.messages().get(2).id());
  }

  @Test
  void aCaseIsResumedOnAnotherNodeWithOnlyWhatChanged() {
    IntStream.range(0, 50).forEach(n -> database.store(processing(document(n), 1, 0)));
    RecordingSink before = node.follow(WHOLE_CASE, null);
    database.store(processing(document(3), 2, 10));
    database.store(event(document(4), Status.DELETED, 2));

    RecordingSink after = other.follow(WHOLE_CASE, before.cursor());
    assertTrue(after.resumed());
    assertEquals(2, after.events().size());
    assertEquals("deleted", after.latest(document(4)).getString("status"));
    assertEquals(49, after.summary().getInt("total"));

    RecordingSink again = node.follow(WHOLE_CASE, after.cursor());
    time.pass(3000);
    assertEquals(0, again.events().stream().filter(e -> e.getInt("seq") == 1).count());
    assertEquals(0, other.follow(WHOLE_CASE, after.cursor()).messages().size());
  }

  @Test
  void aCursorThatCannotBeUsedCostsASnapshot() {
    database.store(processing(DOC, 1, 0));
    String future = "1000000.1.0";
    for (String useless : List.of("rubbish", "", "1.2", "9.x.y", future, "-1.0.0")) {
      RecordingSink reader = node.follow(WHOLE_CASE, useless);
      assertFalse(reader.resumed(), useless);
      assertEquals(1, reader.events().size(), useless);
    }
    RecordingSink single = node.follow(ONE, "999999");
    assertFalse(single.resumed());
    assertEquals(1, single.events().size());
  }

  @Test
  void aSingleDocumentIsResumedBySeq() {
    database.store(processing(DOC, 5, 20));
    assertEquals(0, node.follow(ONE, "5").events().size());
    assertEquals(List.of(5), node.follow(ONE, "4").seqs(DOC));

    RecordingSink ahead = other.follow(ONE, "7");
    assertTrue(ahead.resumed(), "the wire was ahead of the row");
    other.hear(processing(DOC, 6, 21));
    time.pass(200);
    other.hear(processing(DOC, 8, 23));
    time.pass(200);
    assertEquals(List.of(8), ahead.seqs(DOC));
  }

  @Test
  void whoHasSeenTheEndNeedsNoStream() {
    database.store(event(DOC, Status.COMPLETED, 9));
    assertTrue(node.subscriptions().nothingMore(ONE, "9"));
    assertFalse(node.subscriptions().nothingMore(ONE, "8"));
    assertFalse(node.subscriptions().nothingMore(ONE, null));
    RecordingSink late = node.follow(ONE, null);
    assertEquals(List.of(9), late.seqs(DOC));
    assertTrue(late.closed());
  }

  @Test
  void nobodyIsSentAwayForGoodFromADocumentThatIsBeingRetried() {
    database.store(event(DOC, Status.FAILED, 9));
    assertTrue(node.subscriptions().nothingMore(ONE, "9"));
    database.store(event(DOC, Status.PENDING, 10));
    assertFalse(
        node.subscriptions().nothingMore(ONE, "9"), "though the channel still shows the end");
  }

  @Test
  void aMixOfDocumentsEndsWithTheLastAndACaseNever() {
    UUID second = document(2);
    database.store(event(DOC, Status.FAILED, 2));
    database.store(processing(second, 1, 0));
    Topic both = Topic.mix(List.of(DOC, second), List.of());
    RecordingSink mix = node.follow(both, null);
    RecordingSink ofCase = node.follow(WHOLE_CASE, null);
    assertFalse(mix.closed());
    database.store(event(second, Status.COMPLETED, 2));
    time.pass(1200);
    assertTrue(mix.closed());
    assertTrue(node.subscriptions().nothingMore(both, mix.cursor()));
    assertFalse(ofCase.closed());
    assertEquals(100, ofCase.summary().getInt("progress"));
  }

  @Test
  void whenTheNodeStopsReadersAreSentElsewhereOneByOne() {
    database.store(processing(DOC, 1, 0));
    List<RecordingSink> readers =
        IntStream.range(0, 50).mapToObj(n -> node.follow(ONE, null)).toList();

    node.subscriptions().dismiss(3_000);
    time.pass(1_500);
    long gone = readers.stream().filter(RecordingSink::closed).count();
    assertTrue(gone > 5 && gone < 45, () -> gone + " of 50 after half of the time");
    database.store(processing(DOC, 2, 10));
    time.pass(1_500);

    readers.forEach(reader -> assertTrue(reader.closed() && reader.farewells() == 1));
    assertEquals(0, readers.stream().mapToInt(RecordingSink::overlapping).sum());
  }

  @Test
  void aReaderThatStallsDoesNotHoldUpTheStop() {
    database.store(processing(DOC, 1, 0));
    RecordingSink stalled = node.follow(ONE, null);
    stalled.slow(true);
    database.store(processing(DOC, 2, 10));
    time.pass(1_500);

    node.subscriptions().dismiss(3_000);
    time.pass(3_000);

    assertTrue(stalled.closed());
    assertEquals(0, stalled.overlapping());
  }

  @Test
  void deletedDocumentsLeaveNothingBehind() {
    RecordingSink subscriber = node.follow(WHOLE_CASE, null);
    int before = node.channels().routes();
    for (int n = 1; n <= 100; n++) {
      database.store(processing(document(n), 1, 0));
      time.pass(1_100);
      database.store(event(document(n), Status.DELETED, 2));
      time.pass(1_100);
    }
    assertEquals("deleted", subscriber.latest(document(100)).getString("status"));
    time.pass(1_000);
    assertEquals(before, node.channels().routes());

    RecordingSink single = node.follow(ONE, null);
    assertTrue(single.closed());
    subscriber.leave();
    database.store(processing(document(101), 1, 0));
    time.pass(20_000);
    assertTrue(node.isIdle());
    assertEquals(0, node.channels().routes());
  }

  @Test
  void aRollCallForgetsNothing() {
    RecordingSink subscriber = node.follow(WHOLE_CASE, null);
    int before = node.channels().routes();
    database.store(processing(DOC, 1, 0));
    time.pass(1_100);
    database.store(event(DOC, Status.DELETED, 2));
    time.pass(1_100);
    assertEquals("deleted", subscriber.latest(DOC).getString("status"));
    node.subscriptions().callTheRoll();
    node.subscriptions().callTheRoll();
    assertEquals(before + 1, node.channels().routes());
  }

  @Test
  void aCaseThatIsOnlyPolledForgetsDeletedDocumentsAndStillTellsOfThem() {
    database.store(processing(DOC, 1, 0));
    String cursor = node.live().legalCase(CASE, null).mark().cursor();
    int before = node.channels().routes();
    for (int n = 2; n <= 20; n++) {
      database.store(processing(document(n), 1, 0));
      time.pass(1_100);
      assertTrue(polled(null).contains(document(n).toString()));
      database.store(event(document(n), Status.DELETED, 2));
      time.pass(1_100);
      assertFalse(polled(null).contains(document(n).toString()));
    }
    time.pass(2_000);
    assertEquals(before, node.channels().routes());

    database.store(event(DOC, Status.DELETED, 2));
    for (int poll = 0; poll < 4; poll++) {
      time.pass(1_000);
      assertFalse(polled(null).contains(DOC.toString()));
    }
    assertEquals(before - 1, node.channels().routes());
    assertTrue(polled(cursor).contains(DOC.toString()));
  }

  private String polled(String cursor) {
    return node.live().legalCase(CASE, cursor).toJson();
  }

  @Test
  void aSinkThatFailsInAnyWayTakesNoOtherAlong() {
    database.store(processing(DOC, 1, 0));
    BreakingSink broken = new BreakingSink();
    node.follow(ONE, null, broken);
    RecordingSink subscriber = node.follow(ONE, null);
    broken.breaks = true;
    database.store(processing(DOC, 2, 10));
    time.pass(1_500);

    assertEquals(List.of(1, 2), subscriber.seqs(DOC));
    assertEquals(1, node.subscriptions().subscribers());
  }

  /** Fails by an error from some time on. */
  private static final class BreakingSink implements MessageSink {
    private final RecordingSink sound = new RecordingSink();
    private boolean breaks;

    @Override
    public CompletionStage<?> send(Message message) {
      if (breaks) {
        throw new NoClassDefFoundError("no file descriptor is left");
      }
      return sound.send(message);
    }

    @Override
    public CompletionStage<?> heartbeat() {
      return sound.heartbeat();
    }

    @Override
    public CompletionStage<?> farewell() {
      return sound.farewell();
    }

    @Override
    public void close() {
      sound.close();
    }
  }

  @Test
  void whoAsksForItIsToldOnlyTheFieldsThatChanged() {
    database.store(processing(DOC, 1, 0));
    database.store(processing(document(2), 1, 0));
    RecordingSink lean = node.follow(WHOLE_CASE, null, Fields.CHANGED);
    RecordingSink whole = node.follow(WHOLE_CASE, null);
    assertEquals(whole.events(), lean.events(), "all of it the first time");

    time.pass(200);
    node.hear(processing(DOC, 2, 10));
    time.pass(200);
    assertEquals(
        "{\"document_id\":\"" + DOC + "\",\"seq\":2,\"progress\":10}",
        lean.events().get(2).toString());
    assertTrue(whole.events().get(2).containsKey("message"));

    node.hear(DOC, "{\"seq\":3,\"progress\":10,\"note\":\"by hand\",\"status\":\"processing\"}");
    time.pass(200);
    assertEquals("by hand", lean.last().getString("note"));
    assertTrue(lean.last().isNull("message"), "it has gone");
    assertFalse(lean.last().containsKey("progress"));
    node.hear(processing(DOC, 4, 11));
    time.pass(200);
    assertTrue(lean.last().isNull("note"));
    assertEquals("Working", lean.last().getString("message"));
  }

  @Test
  void aStreamThatIsResumedBeginsAnewWithTheFields() {
    database.store(processing(DOC, 1, 0));
    database.store(processing(document(2), 1, 0));
    String cursor = node.follow(WHOLE_CASE, null).cursor();
    database.store(processing(document(2), 2, 5));
    time.pass(2_000);
    RecordingSink resumed = node.follow(WHOLE_CASE, cursor, Fields.CHANGED);
    assertTrue(resumed.resumed());
    assertEquals(1, resumed.events().size());
    time.pass(200);
    node.hear(processing(DOC, 2, 10));
    time.pass(200);
    assertEquals("Working", resumed.last().getString("message"), "first of this stream");
    node.hear(processing(document(2), 3, 10));
    time.pass(200);
    assertFalse(resumed.last().containsKey("message"));
    node.hear(processing(DOC, 3, 11));
    time.pass(200);
    assertFalse(resumed.last().containsKey("message"));
  }

  @Test
  void whoAsksForItIsToldNumbersInPlaceOfIds() {
    database.store(processing(DOC, 1, 0));
    database.store(processing(document(2), 1, 0));
    RecordingSink numbers = node.follow(WHOLE_CASE, null, Fields.CHANGED_BY_NUMBER);
    RecordingSink whole = node.follow(WHOLE_CASE, null);
    assertEquals(whole.events(), numbers.events(), "all of it the first time");
    String first = numbers.messages().get(0).data();
    assertTrue(first.startsWith("{\"documents\":[{\"n\":0,\"document_id\":\""), first);

    time.pass(200);
    node.hear(processing(document(2), 2, 10));
    time.pass(200);
    String second = numbers.messages().get(1).data();
    assertTrue(second.startsWith("{\"documents\":[{\"n\":1,\"seq\":2,\"progress\":10}],"), second);
    assertEquals(10, numbers.latest(document(2)).getInt("progress"));

    database.store(processing(document(3), 1, 0));
    time.pass(2_000);
    assertEquals(whole.latest(document(3)), numbers.latest(document(3)));
  }

  @Test
  void aNumberIsThatOfAnotherDocumentWhenItsOwnIsGone() {
    database.store(processing(DOC, 1, 0));
    RecordingSink numbers = node.follow(WHOLE_CASE, null, Fields.CHANGED_BY_NUMBER);
    database.store(event(DOC, Status.DELETED, 2));
    time.pass(2_000);
    assertEquals("deleted", numbers.latest(DOC).getString("status"));
    database.store(processing(document(2), 1, 0));
    time.pass(2_000);
    assertTrue(numbers.messages().get(2).data().contains("{\"n\":0,\"document_id\":"));
    node.hear(processing(document(2), 2, 10));
    time.pass(200);
    assertEquals(10, numbers.latest(document(2)).getInt("progress"));
  }

  @ParameterizedTest
  @EnumSource(Fields.class)
  void whatWasWronglySaidToBeDeletedIsToldWholeAgain(Fields fields) {
    database.store(processing(DOC, 1, 0));
    RecordingSink before = node.follow(WHOLE_CASE, null, fields);
    time.pass(200);
    node.hear(DOC, "{\"status\":\"deleted\",\"step\":\"embedding\",\"message\":\"Working\"}");
    time.pass(200);
    assertEquals("deleted", before.last().getString("status"));
    RecordingSink after = node.follow(WHOLE_CASE, null, fields);
    assertTrue(after.events().isEmpty());
    before.slow(true);
    node.hear(processing(DOC, 2, 10));
    time.pass(200);
    before.slow(false);
    time.pass(200);
    assertEquals("Working", before.last().getString("message"));
    assertEquals("Working", after.last().getString("message"));
    assertEquals(before.last(), after.last());
  }

  @Test
  void aFieldThatAnybodyPublishesIsTakenForNoNumber() {
    database.store(processing(DOC, 1, 0));
    database.store(processing(document(2), 1, 0));
    RecordingSink numbers = node.follow(WHOLE_CASE, null, Fields.CHANGED_BY_NUMBER);
    RecordingSink ids = node.follow(WHOLE_CASE, null, Fields.CHANGED);
    time.pass(200);
    node.hear(document(2), "{\"seq\":2,\"status\":\"processing\",\"n\":0}");
    time.pass(200);
    assertEquals(2, numbers.latest(document(2)).getInt("seq"));
    assertEquals(0, ids.last().getInt("n"));
    RecordingSink late = node.follow(WHOLE_CASE, null, Fields.CHANGED_BY_NUMBER);
    assertEquals(2, late.latest(document(2)).getInt("seq"));
    assertEquals(1, late.latest(DOC).getInt("seq"));
  }

  /** The workload of the benchmark: what is told of each document changes once a second. */
  @Test
  void anEventOfABusyCaseIsShort() {
    int documents = 100;
    IntStream.range(0, documents).forEach(n -> database.store(processing(document(n), 1, 0)));
    RecordingSink numbers = node.follow(WHOLE_CASE, null, Fields.CHANGED_BY_NUMBER);
    time.pass(200);
    for (int n = 0; n < documents; n++) {
      node.hear(
          document(n),
          "{\"status\":\"processing\",\"step\":\"embedding\",\"progress\":47,\"attempt\":1,"
              + "\"message\":\"Embedding passage 1200 of 5000\",\"seq\":1200,\"eta_seconds\":48,"
              + "\"timestamp\":\"2026-11-23T10:15:30.123Z\"}");
    }
    time.pass(200);
    int bytes =
        numbers.messages().stream().skip(1).mapToInt(message -> message.data().length()).sum();
    assertTrue(bytes / documents <= 105, bytes + " bytes for " + documents + " events");
  }
}
