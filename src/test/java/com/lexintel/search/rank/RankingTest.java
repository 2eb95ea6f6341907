package com.lexintel.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.IndexBuilder;
import com.lexintel.search.index.SearchableDocument;
import com.lexintel.search.text.Query;
import com.lexintel.search.text.Tokenizer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingTest {
  private final Corpus corpus =
      new Corpus(
          List.of(
              document(
                  "lease.txt",
                  "The tenant pays rent to the landlord each month.",
                  "Either party may terminate this lease at its sole discretion.",
                  "This lease is governed by the law of Ohio. See 42 U.S.C. § 1983."),
              document(
                  "licence.txt",
                  "The licensee pays a royalty to the licensor each month.",
                  "Discretion is sole to the licensor, see Section 1983 of Title 42.")));

  @Test
  void rareWordsCountMore() {
    assertEquals(List.of("licence.txt 0", "lease.txt 0"), found("royalty each month"));
  }

  @Test
  void formsOfAWordAreTheSame() {
    assertEquals(List.of("lease.txt 1"), found("terminating leases").subList(0, 1));
  }

  @Test
  void aPhraseMustStandInARow() {
    assertEquals(List.of("lease.txt 1"), found("\"sole discretion\""));
  }

  @Test
  void aPhraseMayHaveTheSameWordTwice() {
    Corpus twice = new Corpus(List.of(document("t.txt", "on and on and on", "on and off")));

    assertEquals(1, Ranking.of(twice, Query.parse("\"on and on\"")).size());
  }

  @Test
  void whatIsExcludedIsNotFound() {
    assertEquals(List.of("licence.txt 1"), found("discretion -lease"));
    assertEquals(List.of("lease.txt 1"), found("discretion -\"section 1983\""));
  }

  @Test
  void aCitationIsFoundAsItIsWritten() {
    assertEquals("lease.txt 2", found("42 U.S.C. § 1983").get(0));
    assertEquals("licence.txt 1", found("Section 1983").get(0));
  }

  @Test
  void theRankIsTold() {
    List<Ranked> ranked = Ranking.of(corpus, Query.parse("month"));

    assertEquals(List.of(1, 2), ranked.stream().map(Ranked::wordsRank).toList());
  }

  private List<String> found(String query) {
    return Ranking.of(corpus, Query.parse(query)).stream()
        .map(found -> found.document().filename() + " " + found.passage())
        .toList();
  }

  private static DocumentIndex document(String filename, String... passages) {
    IndexBuilder builder =
        new IndexBuilder(
            new SearchableDocument(UUID.randomUUID(), UUID.randomUUID(), filename),
            new Tokenizer());
    for (String passage : passages) {
      builder.add(passage);
    }
    return builder.build();
  }
}
