package com.lexintel.chat.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.database.MigratedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many writers share their transactions, and none of them suffers for another. */
class AnswerBatchesTest {
  @RegisterExtension private static final MigratedPostgres DATABASE = new MigratedPostgres();
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final int WRITERS = 20;

  private final ChatDatabase rows = new ChatDatabase(DATABASE.database());
  private final CountedLedger ledger = new CountedLedger();
  private final StoredAnswers stored = new StoredAnswers(DATABASE.database());
  private final FakeTime time = new FakeTime();
  private final List<AnswerNews> told = new ArrayList<>();
  private int writing = 1;
  private boolean threads = true;
  private final AnswerBatches batches =
      new AnswerBatches(ledger, told::addAll, () -> writing, this::execute, time, time);

  private void execute(Runnable task) {
    if (!threads) {
      throw new NoClassDefFoundError("no file descriptor is left");
    }
    task.run();
  }

  /** Counts its transactions, and may lose the database. */
  private static final class CountedLedger extends AnswerLedger {
    private final List<Integer> sizes = new ArrayList<>();
    private boolean away;
    private boolean broken;

    private CountedLedger() {
      super(DATABASE.database());
    }

    @Override
    Set<UUID> add(List<Addition> additions) throws SQLException {
      if (away) {
        throw new SQLException("The connection is lost", "08006");
      }
      if (broken) {
        throw new NoClassDefFoundError("no file descriptor is left");
      }
      sizes.add(additions.size());
      return super.add(additions);
    }
  }

  @BeforeEach
  void empty() throws SQLException {
    rows.update("delete from conversation");
  }

  @Test
  void whatManyWriteAtTheSameTimeIsOneTransaction() throws Exception {
    List<AnswerWriter> writers = writers(WRITERS);
    writers.forEach(writer -> writer.append("First."));
    time.pass(5);
    assertEquals(List.of(1, WRITERS - 1), ledger.sizes, "the first waits for nobody");
    writers.forEach(writer -> writer.append(" Second."));
    time.pass(60);
    assertEquals(2 * WRITERS, ledger.sizes.stream().mapToInt(each -> each).sum());
    assertTrue(ledger.sizes.size() <= 6, () -> "transactions: " + ledger.sizes);
    for (AnswerWriter writer : writers) {
      assertEquals("First. Second.", news(writer).text());
    }
    assertEquals(2 * WRITERS, told.size());
  }

  @Test
  void whereManyAreWrittenPiecesComeLessOften() throws Exception {
    AnswerWriter writer = writers(1).get(0);
    for (int[] each : new int[][] {{1, 50}, {70, 70}, {1_000, 100}}) {
      writing = each[0];
      time.pass(1_000);
      told.clear();
      writer.append("At once. ");
      writer.append("Later. ");
      time.pass(each[1] - 1);
      assertEquals(1, told.size(), () -> "while so many are written: " + each[0]);
      time.pass(1);
      assertEquals(2, told.size(), () -> "while so many are written: " + each[0]);
    }
  }

  @Test
  void whatFindsNoThreadIsStoredWhenThereIsOne() throws Exception {
    AnswerWriter writer = writers(1).get(0);
    threads = false;
    writer.append("Kept");
    time.pass(3_000);
    assertEquals(List.of(), told);
    threads = true;
    writer.append(" whole.");
    time.pass(1_100);
    assertEquals("Kept whole.", news(writer).text());
  }

  @Test
  void whatFailsByAnErrorIsStoredLater() throws Exception {
    AnswerWriter writer = writers(1).get(0);
    ledger.broken = true;
    writer.append("Kept.");
    ledger.broken = false;
    time.pass(1_100);
    assertEquals("Kept.", news(writer).text());
  }

  @Test
  void whoWasStoppedStopsNobodyElse() throws Exception {
    List<AnswerWriter> writers = writers(3);
    writers.forEach(writer -> writer.append("Kept."));
    time.pass(5);
    ledger.stop(writers.get(1).claim().answerId());
    writers.forEach(writer -> writer.append(" More."));
    time.pass(60);
    assertEquals("Kept. More.", news(writers.get(0)).text());
    assertEquals("Kept.", news(writers.get(1)).text());
    assertEquals("Kept. More.", news(writers.get(2)).text());
    assertThrows(AnswerLost.class, () -> writers.get(1).append("late"));
    assertEquals(5, told.size(), "nobody was told what is not stored");
  }

  @Test
  void whatTheDatabaseWillNotTakeHoldsNobodyUp() throws Exception {
    List<AnswerWriter> writers = writers(3);
    Source source = rows.passage(rows.newCase(), 0, "Ten years.");
    // Neither text nor JSON can hold this character in PostgreSQL.
    Source refused = new Source(source.documentId(), "\0.txt", null, 0, 0, source.text());
    writers.get(0).append("One");
    writers.get(0).append(" and two.");
    writers.get(1).cite("Ten ", refused, 0, 3);
    writers.get(2).append("Three.");
    time.pass(60);
    assertEquals("One and two.", news(writers.get(0)).text());
    assertEquals("Three.", news(writers.get(2)).text());
    assertEquals(AnswerStatus.SEARCHING, news(writers.get(1)).status());
    assertEquals("", news(writers.get(1)).text());
  }

  @Test
  void whileTheDatabaseIsAwayTheTextWaits() throws Exception {
    AnswerWriter writer = writers(1).get(0);
    ledger.away = true;
    writer.append("Words that waited");
    time.pass(500);
    ledger.away = false;
    assertEquals(List.of(), told);
    time.pass(1_000);
    assertEquals("Words that waited", news(writer).text());
    assertEquals(1, told.size());
  }

  @Test
  void aCharacterThatCannotBeStoredIsReplaced() throws Exception {
    AnswerWriter writer = writers(1).get(0);
    writer.append("a\0b");
    assertEquals("a\uFFFDb", news(writer).text());
    assertEquals("a\uFFFDb", told.get(0).text());
  }

  @Test
  void neitherTheBatchesNorTheLeasesWaitForTheOtherForEver() throws Exception {
    List<AnswerWriter> writers = writers(WRITERS);
    List<Claim> claims = new ArrayList<>(writers.stream().map(AnswerWriter::claim).toList());
    ExecutorService beat = Executors.newSingleThreadExecutor();
    try {
      Future<?> renewing =
          beat.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  Collections.shuffle(claims);
                  ledger.renew(claims, LEASE);
                }
                return null;
              });
      int offset = 0;
      while (!renewing.isDone()) {
        Collections.shuffle(writers);
        int from = offset++;
        List<Addition> batch =
            writers.stream()
                .map(each -> new Addition(each.claim(), from, "x", List.of(), null))
                .toList();
        assertEquals(WRITERS, ledger.add(batch).size());
      }
      renewing.get();
    } finally {
      beat.shutdownNow();
    }
  }

  private List<AnswerWriter> writers(int count) throws SQLException {
    List<AnswerWriter> writers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.ask();
      writers.add(
          new AnswerWriter(
              ledger.claim("test", LEASE).orElseThrow(),
              LEASE,
              ledger,
              new QuoteCheck(DATABASE.database()),
              batches,
              time,
              time));
    }
    return writers;
  }

  private AnswerNews news(AnswerWriter writer) {
    return stored.since(Map.of(writer.claim().answerId(), 0)).get(0);
  }
}
