package com.lexintel.documents.fence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Counts the attempts at a document. Three of them are a series; each retry that a person asks for
 * begins a new one.
 */
@Embeddable
public class AttemptNumbers {
  /** How many attempts a series has. */
  public static final int PER_SERIES = 3;

  /** What there is to say when the server is lost that makes the last one. */
  public static final String LAST_LOST =
      "The server working on it went away in the last of "
          + PER_SERIES
          + " attempts; try again when the servers are stable";

  private int attempt;

  @Column(name = "last_attempt")
  private int lastAttempt;

  private int series;

  protected AttemptNumbers() {}

  public static AttemptNumbers first() {
    AttemptNumbers numbers = new AttemptNumbers();
    numbers.lastAttempt = PER_SERIES;
    return numbers;
  }

  /** Over all series; 0 before the first. */
  public int current() {
    return attempt;
  }

  /** From 0. */
  public int series() {
    return series;
  }

  public boolean isFirst() {
    return attempt == lastAttempt - PER_SERIES + 1;
  }

  public boolean isLast() {
    return attempt >= lastAttempt;
  }

  public void begin() {
    attempt++;
  }

  /** The present attempt does not count: there will be another in its place. */
  public void addOne() {
    lastAttempt++;
  }

  public void beginSeries() {
    series++;
    lastAttempt = attempt + PER_SERIES;
  }

  /** Words for an attempt that is not the first of its series, such as " (attempt 2 of 3)". */
  public String words() {
    return isFirst() ? "" : words(withinSeries());
  }

  /** The same for the attempt that comes next. */
  public String wordsOfNext() {
    return words(withinSeries() + 1);
  }

  private int withinSeries() {
    return attempt - lastAttempt + PER_SERIES;
  }

  private static String words(int attempt) {
    return " (attempt " + attempt + " of " + PER_SERIES + ")";
  }
}
