package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.Posting;
import com.lexintel.search.text.Query;
import java.util.BitSet;
import java.util.List;

/** Which passages may answer: they have every phrase of the query and nothing that it excludes. */
final class Eligible {
  private final Query query;

  Eligible(Query query) {
    this.query = query;
  }

  /** Whether every passage may answer. */
  boolean all() {
    return query.phrases().isEmpty() && query.excluded().isEmpty();
  }

  BitSet of(DocumentIndex document) {
    BitSet eligible = new BitSet(document.passages());
    eligible.set(0, document.passages());
    query.phrases().forEach(phrase -> eligible.and(with(document, phrase)));
    query.excluded().forEach(phrase -> eligible.andNot(with(document, phrase)));
    return eligible;
  }

  private static BitSet with(DocumentIndex document, List<String> phrase) {
    BitSet passages = new BitSet(document.passages());
    for (int posting : document.postings(phrase)) {
      passages.set(Posting.passage(posting));
    }
    return passages;
  }
}
