package com.lexintel.search.rank;

import java.util.Arrays;
import java.util.PriorityQueue;

/** The passages with the highest scores, best first. */
final class Best {
  private Best() {}

  /** A passage by the places of its document and of itself. */
  record Scored(int document, int passage, float score) implements Comparable<Scored> {
    /** Tells it from every other passage. */
    long key() {
      return (long) document << 32 | passage;
    }

    /** The better is the greater; of equals, the one that comes first. */
    @Override
    public int compareTo(Scored other) {
      int order = Float.compare(score, other.score);
      if (order == 0) {
        order = Integer.compare(other.document, document);
      }
      return order == 0 ? Integer.compare(other.passage, passage) : order;
    }
  }

  /** Only those with a score above 0, at most so many. */
  static Scored[] of(float[][] scores, int most) {
    PriorityQueue<Scored> best = new PriorityQueue<>();
    for (int document = 0; document < scores.length; document++) {
      for (int passage = 0; passage < scores[document].length; passage++) {
        float score = scores[document][passage];
        if (score > 0 && (best.size() < most || score > best.peek().score())) {
          best.add(new Scored(document, passage, score));
          if (best.size() > most) {
            best.poll();
          }
        }
      }
    }
    Scored[] ordered = best.toArray(Scored[]::new);
    Arrays.sort(ordered, (a, b) -> b.compareTo(a));
    return ordered;
  }
}
