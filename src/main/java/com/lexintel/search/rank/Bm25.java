package com.lexintel.search.rank;

/** The formula by which search engines weigh a word: rare ones more, repeated ones little more. */
final class Bm25 {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private Bm25() {}

  /** How much a word tells that so many of all have; never below 0. */
  static double rarity(int having, int all) {
    return Math.log(1 + (all - having + 0.5) / (having + 0.5));
  }

  /**
   * How much of a word's rarity counts.
   *
   * @param times how often the word stands there
   * @param length the length of the text, where 1 is the mean
   */
  static double share(double times, double length) {
    return times * (K1 + 1) / (times + K1 * (1 - B + B * length));
  }
}
