package com.lexintel.chat.provider;

import com.lexintel.chat.answer.Source;
import com.lexintel.database.InTransaction;
import com.lexintel.problem.Problem;
import com.lexintel.search.Hit;
import com.lexintel.search.Search;
import com.lexintel.search.SearchAnswer;
import com.lexintel.search.text.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the passages for an answer with the search of the case, and nowhere else. In a transaction
 * as {@code QuoteCheck} is.
 */
@ApplicationScoped
@InTransaction
public class Retrieval {
  private static final int LONGEST_QUERY = 1000;

  /** A question with fewer telling words than this leans on the one before it. */
  private static final int OWN_WORDS = 4;

  private Search search;

  protected Retrieval() {}

  @Inject
  public Retrieval(Search search) {
    this.search = search;
  }

  /**
   * What was found.
   *
   * @param sources in the order of their documents: the document with the best passage first
   * @param waiting documents of the case that cannot be searched yet
   */
  public record Found(List<Source> sources, int waiting) {}

  /** The passages that answer an inquiry best. */
  public Found find(Inquiry inquiry, int most) throws SQLException {
    Optional<Query> query = query(inquiry);
    if (query.isEmpty()) {
      return new Found(List.of(), 0);
    }
    SearchAnswer found = search.answer(List.of(inquiry.caseId()), null, query.get(), 0, most);
    return new Found(inOrder(found.items()), found.waiting());
  }

  /** Empty when there is no word to look for. */
  static Optional<Query> query(Inquiry inquiry) {
    Optional<Query> own = parse(inquiry.question());
    boolean leans = own.isEmpty() || telling(own.get()) < OWN_WORDS;
    if (!leans || inquiry.earlier().isEmpty()) {
      return own;
    }
    String before = inquiry.earlier().get(inquiry.earlier().size() - 1).question();
    return parse(inquiry.question() + " " + before);
  }

  private static long telling(Query query) {
    return query.pieces().stream().flatMap(piece -> piece.telling().stream()).distinct().count();
  }

  private static Optional<Query> parse(String question) {
    // A minus excludes and quotes demand, which people do not mean in a question.
    String words = question.replaceAll("[\"\u201C\u201D]", " ").replaceAll("(^|\\s)-+", "$1");
    int length = words.codePointCount(0, words.length());
    String cut =
        length <= LONGEST_QUERY
            ? words
            : words.substring(0, words.offsetByCodePoints(0, LONGEST_QUERY));
    try {
      return Optional.of(Query.parse(cut));
    } catch (Problem noWords) {
      return Optional.empty();
    }
  }

  private static List<Source> inOrder(List<Hit> hits) {
    List<UUID> documents = hits.stream().map(Hit::documentId).distinct().toList();
    List<Hit> ordered = new ArrayList<>(hits);
    ordered.sort(
        Comparator.comparing((Hit hit) -> documents.indexOf(hit.documentId()))
            .thenComparing(Hit::ordinal));
    return ordered.stream()
        .map(
            hit ->
                new Source(
                    hit.documentId(),
                    hit.filename(),
                    hit.page(),
                    hit.ordinal(),
                    hit.start(),
                    hit.text()))
        .toList();
  }
}
