package com.lexintel.search;

import com.lexintel.search.index.IndexTables;
import com.lexintel.search.index.Indexes;
import com.lexintel.search.index.SearchableDocument;
import com.lexintel.search.rank.Corpus;
import com.lexintel.search.rank.Ranked;
import com.lexintel.search.rank.Ranking;
import com.lexintel.search.text.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Answers queries. */
@ApplicationScoped
public class Search {
  private IndexTables tables;
  private Indexes indexes;
  private HitTexts texts;
  private Meaning meaning;

  protected Search() {}

  @Inject
  public Search(IndexTables tables, Indexes indexes, HitTexts texts, Meaning meaning) {
    this.tables = tables;
    this.indexes = indexes;
    this.texts = texts;
    this.meaning = meaning;
  }

  /**
   * The passages that answer a query best.
   *
   * @param caseIds the cases they may be in; null for all cases
   * @param documentId the document they are in; null for all documents
   * @param offset how many of the best to leave out
   * @param limit how many to show at most
   */
  public SearchAnswer answer(
      Collection<UUID> caseIds, UUID documentId, Query query, int offset, int limit)
      throws SQLException {
    long begin = System.nanoTime();
    List<SearchableDocument> documents = tables.searchable(caseIds, documentId, meaning.model());
    Corpus corpus = new Corpus(indexes.of(documents));
    Ranking ranking = new Ranking(corpus, query);
    List<Ranked> ranked = ranking.passages(meaning.of(ranking.meant()));
    List<Ranked> shown =
        ranked.subList(
            Math.min(offset, ranked.size()), (int) Math.min((long) offset + limit, ranked.size()));
    List<Hit> hits = texts.hits(shown, new Highlights(query));
    int waiting = tables.waiting(caseIds);
    int byWords = (int) documents.stream().filter(document -> !document.comparable()).count();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    return new SearchAnswer(hits, offset, limit, ranked.size(), took, waiting, byWords);
  }
}
