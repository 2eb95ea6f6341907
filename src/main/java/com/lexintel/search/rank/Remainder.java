package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.text.Query;
import com.lexintel.search.text.QueryPiece;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a query asks of a document that it also names.
 *
 * <p>"Lease between Meridian and Acme: who pays for repairs?" names a document by its title and
 * parties. With these words its first page would always be the best passage. So they choose the
 * document, and only the rest of the query chooses the passage.
 *
 * @param text the words that are left, for the meaning
 * @param terms the same as terms
 */
record Remainder(String text, Set<String> terms) {
  /** The first words of a document, in which its title and its parties are looked for. */
  private static final int HEAD = 100;

  /** The whole query. */
  static Remainder all(Query query) {
    return new Remainder(query.text(), Set.copyOf(query.terms()));
  }

  /** What is left without the words that the document begins with, each of them once. */
  static Remainder of(Query query, DocumentIndex document) {
    List<QueryPiece> pieces = query.pieces();
    boolean[] spent = new boolean[pieces.size()];
    Set<String> used = new HashSet<>();
    for (int i = 0; i < spent.length; i++) {
      Set<String> telling = pieces.get(i).telling();
      spent[i] =
          !telling.isEmpty()
              && telling.stream()
                  .allMatch(term -> !used.contains(term) && document.beginsWith(term, HEAD));
      if (spent[i]) {
        used.addAll(telling);
      }
    }
    return left(query, pieces, spent);
  }

  private static Remainder left(Query query, List<QueryPiece> pieces, boolean[] spent) {
    StringBuilder text = new StringBuilder();
    Set<String> terms = new HashSet<>();
    for (int i = 0; i < spent.length; i++) {
      if (!spent[i] && !links(pieces, spent, i)) {
        text.append(pieces.get(i).text()).append(' ');
        terms.addAll(pieces.get(i).telling());
      }
    }
    return terms.isEmpty() ? all(query) : new Remainder(text.toString().strip(), terms);
  }

  /** Whether a piece only links names, such as "between" and "and". */
  private static boolean links(List<QueryPiece> pieces, boolean[] spent, int i) {
    if (!pieces.get(i).telling().isEmpty()) {
      return false;
    }
    int before = i - 1;
    while (before >= 0 && pieces.get(before).telling().isEmpty()) {
      before--;
    }
    int after = i + 1;
    while (after < spent.length && pieces.get(after).telling().isEmpty()) {
      after++;
    }
    return before >= 0 && spent[before] && after < spent.length && spent[after];
  }

  /** The terms of the query that are not left. */
  Set<String> without(Query query) {
    return query.terms().stream().filter(term -> !terms.contains(term)).collect(Collectors.toSet());
  }

  /** Whether what is left has something of these terms. */
  boolean has(List<String> some) {
    return some.stream().anyMatch(terms::contains);
  }
}
