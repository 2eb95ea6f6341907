package com.lexintel.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.chunking.Passage;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.embedding.Embeddings;
import com.lexintel.extraction.TextSource;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.TextStore;
import com.lexintel.passages.VectorRecipes;
import com.lexintel.search.index.IndexTables;
import com.lexintel.search.index.SearchableDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of vectors when the model changes, on a real PostgreSQL. */
class ReembeddingTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final UUID CASE = new UUID(1, 1);
  private static final UUID LEASE = new UUID(2, 1);
  private static final String OLD = "old/heading-and-body";
  private static final String NEW = "new/heading-and-body";
  private static final int PASSAGES = 20;

  private final PassageStore passages = new PassageStore(POSTGRES.database());
  private final VectorRecipes recipes = new VectorRecipes(POSTGRES.database());
  private final IndexTables tables =
      new IndexTables(POSTGRES.database(), new TextStore(POSTGRES.database()));
  private final Model model = new Model();
  private final Reembedding reembedding =
      new Reembedding(recipes, passages, new TextStore(POSTGRES.database()), model, null, null);

  @BeforeEach
  void aDocumentOfTheOldModel() throws SQLException {
    execute("delete from document");
    execute("delete from legal_case");
    execute("insert into legal_case values ('%s', 'Case', now())".formatted(CASE));
    execute(
        ("insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
                + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
                + " fence, seq, changed) values ('%s', '%s', 'lease.txt', 'text/plain', 1, 'x',"
                + " now(), 'completed', 'completed', 100, '', now(), 1, 1, 1, 1, 1, 0)")
            .formatted(LEASE, CASE));
    List<Passage> made =
        IntStream.range(0, PASSAGES)
            .mapToObj(i -> new Passage(i, null, i, i + 1, "passage " + i, TextSource.TEXT))
            .toList();
    passages.add(LEASE, made);
    passages.embed(LEASE, made, made.stream().map(any -> new float[] {1, 0}).toList(), OLD);
    recipes.record(LEASE, OLD);
  }

  @Test
  void vectorsOfAnotherModelAreMadeAnewAndAreComparableThen() throws Exception {
    assertEquals(List.of(false), comparable());
    assertEquals(1, reembedding.documentsLeft());

    reembedding.catchUp();

    assertEquals(0, reembedding.documentsLeft());
    assertEquals(List.of(true), comparable());
    assertEquals(PASSAGES, model.asked.size());
    assertEquals(
        "{0,1} " + NEW, text("select distinct embedding::text || ' ' || recipe from passage"));
    assertEquals(0, recipes.stale(NEW));
  }

  @Test
  void whatIsOfThisModelIsLeftAlone() throws Exception {
    recipes.record(LEASE, OLD);
    model.name = "old";

    reembedding.catchUp();

    assertEquals(List.of(), model.asked);
  }

  @Test
  void itGoesOnWhereItWasInterrupted() throws Exception {
    model.answers = 1;
    assertThrows(IllegalStateException.class, reembedding::catchUp);
    assertEquals(List.of(false), comparable());
    execute("update document_vectors set claimed_until = now() - interval '1 second'");
    model.answers = Integer.MAX_VALUE;

    reembedding.catchUp();

    assertEquals(List.of(true), comparable());
    assertEquals(PASSAGES, model.asked.stream().distinct().count());
    assertEquals(PASSAGES, model.asked.size());
  }

  @Test
  void oneNodeIsAtADocument() throws Exception {
    assertEquals(Optional.of(LEASE), recipes.claim(NEW, Duration.ofMinutes(1)));

    reembedding.catchUp();

    assertEquals(List.of(), model.asked);
  }

  @Test
  void aDocumentThatIsDeletedMeanwhileEndsIt() throws Exception {
    model.meanwhile = () -> execute("delete from document");

    reembedding.catchUp();

    assertEquals("0", text("select count(*) from document_vectors"));
  }

  /** The recipe changed while a document was read: some of its vectors are of the old one. */
  @Test
  void aDocumentWithVectorsOfTwoModelsIsNotComparable() throws Exception {
    passages.embed(LEASE, passages.toEmbedAnew(LEASE, NEW, 1), List.of(new float[] {0, 1}), NEW);
    recipes.record(LEASE, NEW);

    assertEquals(List.of(false), comparable());
    assertEquals(1, recipes.stale(NEW));
  }

  /** The model is the same, and so its older vectors still do. */
  @Test
  void vectorsOfTheSameModelFromOtherTextAreComparableMeanwhile() throws Exception {
    passages.embed(
        LEASE,
        passages.toEmbedAnew(LEASE, NEW, PASSAGES),
        IntStream.range(0, PASSAGES).mapToObj(any -> new float[] {1, 0}).toList(),
        "new/plain");
    recipes.record(LEASE, "new/plain");
    assertEquals(List.of(true), comparable());
    assertEquals(1, recipes.stale(NEW));

    reembedding.catchUp();

    assertEquals(0, recipes.stale(NEW));
    assertEquals(List.of(true), comparable());
  }

  @Test
  void theHeadingAboveAPassageIsEmbeddedWithIt() throws Exception {
    execute(
        "insert into document_text (document_id, text, page_starts, unread_pages, recognised)"
            + " values ('%s', E'1. Rent.\\n\\nIt is due.', '{}', 0, '{}')".formatted(LEASE));
    execute("delete from passage");
    passages.add(LEASE, List.of(new Passage(0, null, 10, 20, "It is due.", TextSource.TEXT)));

    reembedding.catchUp();

    assertEquals(List.of("Rent. It is due."), model.asked);
  }

  @Test
  void runningHeadsAreEmbeddedWhereTheyStandFirst() throws Exception {
    String head = "CASE 24-CV-1187\n\n";
    String text = head + "It is due.\n" + head + "It is paid.\n" + head + "It is done.";
    int second = text.indexOf(head, 1);
    int third = text.lastIndexOf(head);
    execute(
        "insert into document_text (document_id, text, page_starts, unread_pages, recognised)"
            + " values ('%s', '%s', '{0,%d,%d}', 0, '{}')".formatted(LEASE, text, second, third));
    execute("delete from passage");
    passages.add(
        LEASE,
        List.of(
            new Passage(0, 1, 0, second, text.substring(0, second), TextSource.TEXT),
            new Passage(1, 2, second, third, text.substring(second, third), TextSource.TEXT)));

    reembedding.catchUp();

    assertEquals(List.of(head + "It is due.", "It is paid."), model.asked);
  }

  private List<Boolean> comparable() throws SQLException {
    return tables.searchable(null, null, "new").stream()
        .map(SearchableDocument::comparable)
        .toList();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private interface Meanwhile {
    void run() throws SQLException;
  }

  /** A model that remembers what it was asked, and fails after so many answers. */
  private static final class Model extends Embeddings {
    private final List<String> asked = new ArrayList<>();
    private String name = "new";
    private int answers = Integer.MAX_VALUE;
    private Meanwhile meanwhile = () -> {};

    @Override
    public String model() {
      return name;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
      if (answers-- <= 0) {
        throw new IllegalStateException("away");
      }
      asked.addAll(texts);
      try {
        meanwhile.run();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return texts.stream().map(text -> new float[] {0, 1}).toList();
    }
  }
}
