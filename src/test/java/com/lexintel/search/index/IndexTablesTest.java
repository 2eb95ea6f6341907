package com.lexintel.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.chunking.Passage;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.TextSource;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.TextStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of a document goes into its index, on a real PostgreSQL. */
class IndexTablesTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final UUID CASE = new UUID(1, 1);
  private static final UUID LEASE = new UUID(2, 1);
  private static final String HEAD = "CONFIDENTIAL\n";
  private static final String CONTENTS = "Rent ..... 2\nTerm ..... 3\nLaw ..... 3\nNotes ..... 4\n";

  @Test
  void runningHeadsAreIndexedOnceAndContentsAreKnown() throws Exception {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into legal_case values ('%s', 'Case', now())".formatted(CASE));
      statement.execute(
          ("insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
                  + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
                  + " fence, seq, changed) values ('%s', '%s', 'lease.txt', 'text/plain', 1, 'x',"
                  + " now(), 'completed', 'completed', 100, '', now(), 1, 1, 1, 1, 1, 0)")
              .formatted(LEASE, CASE));
    }
    List<String> pages =
        List.of(HEAD + "Lease.\n", HEAD + CONTENTS, HEAD + "It is due.\n", HEAD + "It ends.\n");
    TextStore texts = new TextStore(POSTGRES.database());
    PassageStore passages = new PassageStore(POSTGRES.database());
    StringBuilder text = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (String page : pages) {
      int start = text.length();
      int ordinal = starts.size();
      starts.add(start);
      text.append(page);
      passages.add(
          LEASE,
          List.of(new Passage(ordinal, ordinal + 1, start, text.length(), page, TextSource.TEXT)));
    }
    texts.store(LEASE, new ExtractedText(text.toString(), starts));

    DocumentIndex index =
        new IndexTables(POSTGRES.database(), texts)
            .load(new SearchableDocument(LEASE, CASE, "lease.txt", null, false));

    BitSet contents = new BitSet();
    contents.set(1);
    assertEquals(contents, index.contents());
    assertEquals(1, index.postings("confidenti").length);
    assertEquals(List.of(2, 8, 3, 2), List.of(0, 1, 2, 3).stream().map(index::length).toList());
  }
}
