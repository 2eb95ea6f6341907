package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.Posting;
import com.lexintel.search.text.LegalVocabulary;
import com.lexintel.search.text.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a word of the query stands, or words in a row.
 *
 * @param terms the word or the words
 * @param weight how much it counts; 1 for what the query itself says
 * @param postings for each document of the corpus
 * @param documents how many documents have it
 */
record Occurrences(List<String> terms, float weight, int[][] postings, int documents) {

  /** Of a word that the query does not say, but that speaks of the same matter. */
  private static final float RELATIVE = 0.4f;

  /** Those of everything that the query looks for and that stands anywhere. */
  static List<Occurrences> of(Corpus corpus, Query query) {
    List<Occurrences> all = new ArrayList<>();
    for (String term : query.terms()) {
      addTo(all, corpus, List.of(term), 1, document -> document.postings(term));
    }
    for (List<String> sequence : query.sequences()) {
      addTo(all, corpus, sequence, 1, document -> document.postings(sequence));
    }
    return all;
  }

  /** Those of words that speak of the same matters as these terms, but are none of them. */
  static List<Occurrences> ofRelatives(Corpus corpus, Set<String> terms) {
    Set<String> relatives = new LinkedHashSet<>();
    terms.stream().sorted().map(LegalVocabulary::relatives).forEach(relatives::addAll);
    relatives.removeAll(terms);
    List<Occurrences> all = new ArrayList<>();
    for (String term : relatives) {
      addTo(all, corpus, List.of(term), RELATIVE, document -> document.postings(term));
    }
    return all;
  }

  private static void addTo(
      List<Occurrences> all,
      Corpus corpus,
      List<String> terms,
      float weight,
      Function<DocumentIndex, int[]> lookUp) {
    int[][] postings = new int[corpus.documents().size()][];
    corpus.forEach(i -> postings[i] = lookUp.apply(corpus.documents().get(i)));
    int documents = 0;
    for (int[] of : postings) {
      documents += of.length > 0 ? 1 : 0;
    }
    if (documents > 0) {
      all.add(new Occurrences(terms, weight, postings, documents));
    }
  }

  /** How often it stands in a document. */
  int timesIn(int document) {
    int times = 0;
    for (int posting : postings[document]) {
      times += Posting.times(posting);
    }
    return times;
  }
}
