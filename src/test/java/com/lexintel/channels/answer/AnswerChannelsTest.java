package com.lexintel.channels.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.delivery.DeliveryRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerChannelsTest {
  private final FakeTime time = new FakeTime();
  private boolean threads = true;
  private final FakeAnswers database = new FakeAnswers();
  private final List<AnswerChannels> nodes = List.of(node(), node(), node());
  private final UUID caseId = UUID.randomUUID();
  private final UUID id = database.add(caseId);

  private AnswerChannels node() {
    AnswerChannels node =
        new AnswerChannels(DeliveryRate.of(10, 15_000), database, time, time, this::execute);
    beat(node);
    return node;
  }

  private void execute(Runnable task) {
    if (!threads) {
      throw new NoClassDefFoundError("no file descriptor is left");
    }
    task.run();
  }

  private void beat(AnswerChannels node) {
    node.beat();
    time.after(1_000, () -> beat(node));
  }

  @Test
  void aLateJoinerGetsAllInOneMessageThenWhatIsAdded() {
    write("One ", AnswerStatus.WRITING);
    write("two [1]", AnswerStatus.WRITING);
    AnswerReader reader = read(0, new AnswerReader());
    assertEquals(1, reader.messages().size());
    assertEquals("One two [1]", reader.messages().get(0).getString("text"));
    assertEquals("writing", reader.messages().get(0).getString("status"));
    write(" three", AnswerStatus.WRITING);
    time.pass(1);
    assertEquals(2, reader.messages().size());
    assertEquals(11, reader.messages().get(1).getInt("offset"));
    assertEquals(" three", reader.messages().get(1).getString("text"));
    write("", AnswerStatus.COMPLETED);
    time.pass(1);
    assertEquals("completed", reader.status());
    assertTrue(reader.closed());
  }

  @Test
  void aSlowReaderGetsWhatItMissedInOneMessage() {
    AnswerReader reader = read(0, new AnswerReader());
    reader.slow(true);
    for (int i = 0; i < 20; i++) {
      write("word ", AnswerStatus.WRITING);
      time.pass(100);
    }
    int before = reader.messages().size();
    reader.slow(false);
    time.pass(1);
    assertEquals("word ".repeat(20), reader.text());
    assertTrue(reader.messages().size() - before <= 2, "all that was added is one message");
  }

  @Test
  void withoutRedisOtherNodesReadTheDatabase() {
    AnswerReader reader = read(1, new AnswerReader());
    database.append(id, "unheard of", AnswerStatus.WRITING);
    time.pass(1_100);
    assertEquals("unheard of", reader.text());
    database.away(true);
    database.append(id, " and more", AnswerStatus.COMPLETED);
    time.pass(3_000);
    assertEquals("unheard of", reader.text());
    assertFalse(reader.closed());
    database.away(false);
    time.pass(1_100);
    assertEquals("unheard of and more", reader.text());
    assertTrue(reader.closed());
  }

  @Test
  void aReadingForWhichThereIsNoThreadIsMadeUpFor() {
    AnswerReader reader = read(1, new AnswerReader());
    threads = false;
    database.append(id, "unheard of", AnswerStatus.COMPLETED);
    time.pass(3_000);
    assertEquals("", reader.text());
    threads = true;
    time.pass(1_100);
    assertEquals("unheard of", reader.text());
    assertTrue(reader.closed());
  }

  @Test
  void aReaderOfADeletedAnswerIsToldSo() {
    AnswerReader reader = read(0, new AnswerReader());
    database.delete(id);
    time.pass(1_100);
    assertEquals("deleted", reader.status());
    assertTrue(reader.closed());
  }

  @Test
  void aCursorThatIsNoneBringsEverything() {
    write("Text \uD83D\uDE00", AnswerStatus.COMPLETED);
    for (String cursor : new String[] {"-1", "99", "x", "", "6"}) {
      AnswerReader reader = new AnswerReader();
      nodes.get(0).attach(id, caseId, reader, cursor);
      assertEquals("Text \uD83D\uDE00", reader.text(), cursor);
    }
  }

  @Test
  void whoComesBackToWhereOthersReadNeedsNoDatabase() {
    LiveAnswers answers = new LiveAnswers(null, database, nodes.get(0));
    AnswerReader other = read(0, new AnswerReader());
    write("One ", AnswerStatus.WRITING);
    time.pass(1);
    AnswerReader cut = read(0, new AnswerReader());
    cut.cut();
    write("two", AnswerStatus.WRITING);
    database.away(true);
    assertFalse(answers.nothingMore(id, cut.cursor()));
    assertEquals(caseId, nodes.get(0).caseOf(id).orElseThrow());
    AnswerReader back = read(0, cut.again());
    assertEquals("One two", back.text());
    database.away(false);
    write("", AnswerStatus.COMPLETED);
    time.pass(1);
    assertTrue(answers.nothingMore(id, back.cursor()), "the end is asked of the database");
    assertTrue(other.closed());
  }

  @Test
  void readersAtTheSamePlaceShareWhatIsEncoded() {
    AnswerReader one = read(0, new AnswerReader());
    AnswerReader other = read(0, new AnswerReader());
    write("One [1]", AnswerStatus.WRITING);
    time.pass(1);
    AnswerReader late = read(0, new AnswerReader());
    write(" two", AnswerStatus.WRITING);
    time.pass(1);
    assertSame(one.last(), other.last());
    assertSame(one.last(), late.last());
    assertEquals(one.text(), late.text());
  }

  static List<Integer> seeds() {
    return IntStream.range(0, 100).boxed().collect(Collectors.toList());
  }

  /**
   * Readers join, leave and come back on any node; the wire loses some; all have the same bytes.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void allReadersHaveTheSameBytesInTheEnd(int seed) {
    Random chance = new Random(seed);
    List<AnswerReader> readers = new ArrayList<>();
    for (int step = 0; step < 150; step++) {
      switch (chance.nextInt(8)) {
        case 0, 1, 2 -> writeSomewhere(chance);
        case 3 -> readers.add(read(chance.nextInt(3), new AnswerReader()));
        case 4 -> {
          if (!readers.isEmpty()) {
            int who = chance.nextInt(readers.size());
            readers.get(who).cut();
            readers.set(who, read(chance.nextInt(3), readers.get(who).again()));
          }
        }
        case 5 -> {
          if (!readers.isEmpty()) {
            readers.get(chance.nextInt(readers.size())).slow(chance.nextBoolean());
          }
        }
        case 6 -> {
          database.away(true);
          time.pass(chance.nextInt(1_500));
          database.away(false);
        }
        default -> time.pass(chance.nextInt(1_500));
      }
      time.pass(chance.nextInt(30));
    }
    database.append(id, "The end.", AnswerStatus.COMPLETED);
    readers.forEach(reader -> reader.slow(false));
    time.pass(3_000);
    for (AnswerReader reader : readers) {
      assertEquals(database.text(id), reader.text());
      assertEquals(database.citations(id), reader.citations().size());
      assertEquals("completed", reader.status());
      assertTrue(reader.closed());
    }
  }

  /** The writer's node tells what it stored; the others are told that there is more, or not. */
  private void writeSomewhere(Random chance) {
    String piece =
        switch (chance.nextInt(4)) {
          case 0 -> "\uD83D\uDE00 ";
          case 1 -> "see [1]";
          default -> "word ".repeat(1 + chance.nextInt(5));
        };
    AnswerNews news = database.append(id, piece, AnswerStatus.WRITING);
    int writer = chance.nextInt(3);
    nodes.get(writer).take(news);
    for (int i = 0; i < 3; i++) {
      if (i != writer && chance.nextInt(3) > 0) {
        nodes.get(i).hear(id);
      }
    }
  }

  private void write(String piece, AnswerStatus status) {
    nodes.get(0).take(database.append(id, piece, status));
  }

  private AnswerReader read(int node, AnswerReader reader) {
    nodes.get(node).attach(id, caseId, reader, reader.cursor());
    return reader;
  }
}
