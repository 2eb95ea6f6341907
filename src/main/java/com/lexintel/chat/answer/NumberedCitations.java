package com.lexintel.chat.answer;

import com.lexintel.channels.answer.Citation;
import java.util.ArrayList;
import java.util.List;

/** The citations of one answer. A quote has the same number wherever the answer cites it. */
final class NumberedCitations {
  private final List<Citation> all = new ArrayList<>();

  /** The citation of a quote: the one that is among them, or else one with the next number. */
  Citation of(Source source, int from, int to) {
    Citation wanted =
        new Citation(
            all.size() + 1,
            source.documentId(),
            source.filename(),
            source.page(),
            source.ordinal(),
            source.start() + from,
            source.start() + to,
            source.text().substring(from, to));
    return all.stream().filter(each -> sameQuote(each, wanted)).findFirst().orElse(wanted);
  }

  private static boolean sameQuote(Citation one, Citation other) {
    return one.documentId().equals(other.documentId())
        && one.start() == other.start()
        && one.quote().equals(other.quote());
  }

  boolean contains(Citation citation) {
    return all.contains(citation);
  }

  void add(Citation citation) {
    all.add(citation);
  }
}
