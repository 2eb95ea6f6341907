package com.lexintel.search.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The words of one document, by passage. Never changes. */
public final class DocumentIndex {
  private static final int[] NONE = {};

  private final UUID documentId;
  private final UUID caseId;
  private final String filename;
  private final Map<String, Integer> vocabulary;

  /** The vocabulary's numbers of all words in their order, and where each passage begins. */
  private final int[] words;

  private final int[] starts;

  /** For each word of the vocabulary the passages that have it and how often, in one number. */
  private final int[][] postings;

  private final Vectors vectors;
  private final BitSet contents;

  DocumentIndex(
      SearchableDocument document,
      Map<String, Integer> vocabulary,
      int[] words,
      int[] starts,
      int[][] postings,
      Vectors vectors,
      BitSet contents) {
    this.documentId = document.id();
    this.caseId = document.caseId();
    this.filename = document.filename();
    this.vocabulary = vocabulary;
    this.words = words;
    this.starts = starts;
    this.postings = postings;
    this.vectors = vectors;
    this.contents = contents;
  }

  public UUID documentId() {
    return documentId;
  }

  public UUID caseId() {
    return caseId;
  }

  public String filename() {
    return filename;
  }

  public int passages() {
    return starts.length - 1;
  }

  /** How many words a passage has. */
  public int length(int passage) {
    return starts[passage + 1] - starts[passage];
  }

  /** How many words the document has; those that passages share count in each. */
  public int length() {
    return words.length;
  }

  /**
   * Whether a term is among the first words of the document, where its title and parties are; what
   * follows the first passage is not looked at.
   */
  public boolean beginsWith(String term, int firstWords) {
    Integer number = vocabulary.get(term);
    int end = passages() == 0 ? 0 : Math.min(firstWords, starts[1]);
    for (int i = 0; number != null && i < end; i++) {
      if (words[i] == number) {
        return true;
      }
    }
    return false;
  }

  /**
   * How near in meaning each passage is to a vector of length 1: from -1 to 1; 0 for all if the
   * document's vectors are of another model.
   */
  public float[] nearness(float[] vector) {
    float[] nearness = new float[passages()];
    if (vectors.dimensions() == vector.length) {
      vectors.products(vector, nearness);
    }
    return nearness;
  }

  /** The same for one passage. */
  public float nearness(float[] vector, int passage) {
    return vectors.dimensions() == vector.length ? vectors.product(vector, passage) : 0;
  }

  /** About the same for each passage, at a fraction of the work. */
  public float[] roughNearness(Signs vector) {
    float[] nearness = new float[passages()];
    if (vectors.dimensions() == vector.dimensions()) {
      vectors.roughProducts(vector, nearness);
    }
    return nearness;
  }

  /** Which passages are tables of contents; not to be changed. */
  public BitSet contents() {
    return contents;
  }

  /**
   * Where a term stands.
   *
   * @return a {@link Posting} for each passage that has it, in their order
   */
  public int[] postings(String term) {
    Integer number = vocabulary.get(term);
    return number == null ? NONE : postings[number];
  }

  /** The same for terms in a row. */
  public int[] postings(List<String> sequence) {
    int[] numbers = new int[sequence.size()];
    int[] rarest = null;
    for (int i = 0; i < numbers.length; i++) {
      Integer number = vocabulary.get(sequence.get(i));
      if (number == null) {
        return NONE;
      }
      numbers[i] = number;
      if (rarest == null || postings[number].length < rarest.length) {
        rarest = postings[number];
      }
    }
    return rarest == null ? NONE : withSequence(rarest, numbers);
  }

  private int[] withSequence(int[] candidates, int[] sequence) {
    int[] found = new int[candidates.length];
    int size = 0;
    for (int candidate : candidates) {
      int passage = Posting.passage(candidate);
      int times = occurrences(passage, sequence);
      if (times > 0) {
        found[size++] = Posting.of(passage, times);
      }
    }
    return Arrays.copyOf(found, size);
  }

  private int occurrences(int passage, int[] sequence) {
    int times = 0;
    for (int i = starts[passage]; i <= starts[passage + 1] - sequence.length; i++) {
      if (Arrays.equals(words, i, i + sequence.length, sequence, 0, sequence.length)) {
        times++;
      }
    }
    return times;
  }

  /** About how much memory it takes. */
  long bytes() {
    long listed = Arrays.stream(postings).mapToLong(list -> 16 + 4L * list.length).sum();
    return 200
        + vectors.bytes()
        + 4L * (words.length + starts.length)
        + listed
        + 64L * vocabulary.size();
  }
}
