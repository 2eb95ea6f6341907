package com.lexintel.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.IndexBuilder;
import com.lexintel.search.index.SearchableDocument;
import com.lexintel.search.text.Query;
import com.lexintel.search.text.Tokenizer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final float[] NORTH = {1, 0};
  private static final float[] EAST = {0, 1};

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
  void wordsForTheSameMatterAreFoundToo() {
    assertEquals("lease.txt 0", found("lessee").get(0));
  }

  @Test
  void butTheWordItselfIsBetter() {
    Corpus both = new Corpus(List.of(document("a.txt", "the tenant of a", "the lessee of a", "b")));

    assertEquals(List.of("a.txt 1", "a.txt 0"), names(rank(both, "lessee", null)));
  }

  @Test
  void aPhraseMustStandInARow() {
    assertEquals(List.of("lease.txt 1"), found("\"sole discretion\""));
  }

  @Test
  void aPhraseMayHaveTheSameWordTwice() {
    Corpus twice = new Corpus(List.of(document("t.txt", "on and on and on", "on and off")));

    assertEquals(1, rank(twice, "\"on and on\"", null).size());
  }

  @Test
  void whatIsExcludedIsNotFound() {
    assertEquals(List.of("licence.txt 1"), found("discretion -lease"));
    assertEquals(List.of("lease.txt 1"), found("discretion -\"section 1983\""));
  }

  @Test
  void whatIsExcludedIsNotFoundByItsMeaningEither() {
    Corpus one = new Corpus(List.of(document("a.txt", "rent is due", "rent is paid")));

    assertEquals(1, rank(one, "money -due", NORTH).size());
  }

  @Test
  void aCitationIsFoundAsItIsWritten() {
    assertEquals("lease.txt 2", found("42 U.S.C. § 1983").get(0));
    assertEquals("licence.txt 1", found("Section 1983").get(0));
  }

  @Test
  void aPassageIsFoundByItsMeaningAlone() {
    Corpus meant =
        new Corpus(List.of(builder("a.txt").add("rent", NORTH).add("deposit", EAST).build()));

    List<Ranked> ranked = rank(meant, "money", EAST);

    assertEquals(List.of("a.txt 1"), names(ranked));
    assertNull(ranked.get(0).wordsRank());
    assertEquals(1, ranked.get(0).meaningRank());
  }

  @Test
  void vectorsOfAnotherModelAreNotCompared() {
    Corpus other = new Corpus(List.of(document("a.txt", "rent is due")));

    assertEquals(List.of("a.txt 0"), names(rank(other, "rent", new float[] {1, 0, 0})));
  }

  @Test
  void theDocumentThatAQueryNamesIsNotAskedForItsName() {
    Ranking ranking = new Ranking(named(), Query.parse("Lease between Meridian and Acme: repairs"));

    assertEquals("repairs", ranking.meant());
    assertEquals("meridian.txt 1", names(ranking.passages(null)).get(0));
  }

  @Test
  void wordsThatNameNoDocumentAreAllAskedFor() {
    assertEquals("a lease of rooms", new Ranking(named(), Query.parse("a lease of rooms")).meant());
  }

  private static Corpus named() {
    return new Corpus(
        List.of(
            document(
                "meridian.txt",
                "Lease of rooms between Meridian and Acme Corporation",
                "The landlord pays for repairs of the rooms"),
            document(
                "orion.txt",
                "Lease of rooms between Orion and Zenith Corporation",
                "The tenant pays for repairs, and for repairs of repairs")));
  }

  @Test
  void aTableOfContentsComesAfterTheClauseThatItNames() {
    String contents = "Governing law and jurisdiction 14";
    String clause = "This agreement is construed under the law of Ohio by all who read it";
    assertEquals(List.of("a.txt 0", "a.txt 1"), found(builder(contents, clause), "governing law"));

    assertEquals(
        List.of("a.txt 1", "a.txt 0"),
        found(
            builder("a.txt").add(contents, NORTH).asContents().add(clause, NORTH),
            "governing law"));
  }

  private static List<String> found(IndexBuilder document, String query) {
    return names(rank(new Corpus(List.of(document.build())), query, NORTH));
  }

  private static IndexBuilder builder(String first, String second) {
    return builder("a.txt").add(first, NORTH).add(second, NORTH);
  }

  @Test
  void theRankIsTold() {
    List<Ranked> ranked = rank(corpus, "month", null);

    assertEquals(List.of(1, 2), ranked.stream().map(Ranked::wordsRank).toList());
  }

  private List<String> found(String query) {
    return names(rank(corpus, query, null));
  }

  private static List<Ranked> rank(Corpus corpus, String query, float[] meaning) {
    return new Ranking(corpus, Query.parse(query)).passages(meaning);
  }

  private static List<String> names(List<Ranked> ranked) {
    return ranked.stream()
        .map(found -> found.document().filename() + " " + found.passage())
        .toList();
  }

  private static DocumentIndex document(String filename, String... passages) {
    IndexBuilder builder = builder(filename);
    for (String passage : passages) {
      builder.add(passage, NORTH);
    }
    return builder.build();
  }

  private static IndexBuilder builder(String filename) {
    return new IndexBuilder(
        new SearchableDocument(UUID.randomUUID(), UUID.randomUUID(), filename, "model/plain", true),
        new Tokenizer());
  }
}
