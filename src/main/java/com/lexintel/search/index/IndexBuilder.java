package com.lexintel.search.index;

import com.lexintel.search.text.Token;
import com.lexintel.search.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the index of a document from its passages, which come in their order. */
public final class IndexBuilder {
  private final SearchableDocument document;
  private final Tokenizer tokenizer;
  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final List<IntList> postings = new ArrayList<>();
  private final IntList words = new IntList();
  private final IntList starts = new IntList();
  private final BitSet contents = new BitSet();
  private Vectors vectors;

  /**
   * @param tokenizer is used by this thread only
   */
  public IndexBuilder(SearchableDocument document, Tokenizer tokenizer) {
    this.document = document;
    this.tokenizer = tokenizer;
  }

  /**
   * Adds the next passage.
   *
   * @param vector of length 1; those of a document's passages are all of one model
   */
  public IndexBuilder add(String passage, float[] vector) {
    if (vectors == null) {
      vectors = new Vectors(vector.length, 16);
    }
    vectors.add(vector);
    return add(passage);
  }

  /** The same for a document whose vectors cannot be compared with those of queries. */
  public IndexBuilder add(String passage) {
    int ordinal = starts.size();
    starts.add(words.size());
    for (Token token : tokenizer.tokens(passage)) {
      int number = vocabulary.computeIfAbsent(token.term().intern(), this::newWord);
      words.add(number);
      count(postings.get(number), ordinal);
    }
    return this;
  }

  /** Says that the passage that was added last is a table of contents. */
  public IndexBuilder asContents() {
    contents.set(starts.size() - 1);
    return this;
  }

  private int newWord(String term) {
    postings.add(new IntList());
    return vocabulary.size();
  }

  private static void count(IntList list, int passage) {
    int last = list.size() - 1;
    if (last >= 0 && Posting.passage(list.get(last)) == passage) {
      list.set(last, Posting.of(passage, Posting.times(list.get(last)) + 1));
    } else {
      list.add(Posting.of(passage, 1));
    }
  }

  public DocumentIndex build() {
    starts.add(words.size());
    return new DocumentIndex(
        document,
        vocabulary,
        words.toArray(),
        starts.toArray(),
        postings.stream().map(IntList::toArray).toArray(int[][]::new),
        vectors == null ? Vectors.NONE : vectors.trimmed(),
        contents);
  }

  /** A list of numbers without an object for each. */
  private static final class IntList {
    private int[] values = new int[4];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int get(int index) {
      return values[index];
    }

    void set(int index, int value) {
      values[index] = value;
    }

    int size() {
      return size;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
