package com.lexintel.estimates;

import com.lexintel.progress.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One attempt at a document: measures its steps as it passes them, and says how long the rest will
 * take. Not safe for use by several threads at once.
 */
public final class TimeLeftEstimator {
  private final DurationModel experience;
  private final ExponentialSmoothing smooth = new ExponentialSmoothing();
  private DocumentSize size;
  private StepEstimate pace;
  private Step step;
  private Instant entered;
  private boolean extractedHere;
  private boolean splitHere;
  private long embeddedHere;

  public TimeLeftEstimator(DurationModel experience, DocumentSize size, Instant start) {
    this.experience = experience;
    this.size = size;
    this.entered = start;
  }

  /** The text has been extracted, in this attempt. */
  public void extracted() {
    extractedHere = true;
  }

  /** Nothing can be made of the document: it has no text, or cannot be read. */
  public void refused(Instant now) {
    extracted();
    size = size.withCharacters(0);
    learn(seconds(now));
  }

  /**
   * The text is there and is about to be split.
   *
   * @param fromTheStart whether no earlier attempt has begun to
   */
  public void splitting(long characters, boolean fromTheStart) {
    size = size.withCharacters(characters);
    splitHere = fromTheStart;
  }

  /**
   * The passages are there and are about to be embedded.
   *
   * @param left those that no earlier attempt has embedded
   */
  public void embedding(long passages, long left) {
    size = size.withPassages(passages);
    embeddedHere = left;
  }

  /** The work has ended well. */
  public void arrived(Instant now) {
    learn(seconds(now));
  }

  /**
   * Whole seconds until the document is done, at least 1; null when not known.
   *
   * @param done share of the step that is done, 0 to 1
   */
  public Integer secondsLeft(Step current, double done, Instant now) {
    if (current != step) {
      if (step != null) {
        learn(seconds(now));
        entered = now;
      }
      step = current;
      pace = new StepEstimate(entered, done);
    }
    OptionalDouble rest = pace.secondsLeft(expected(), done, now);
    OptionalDouble later = afterwards();
    if (rest.isEmpty() || later.isEmpty()) {
      return null;
    }
    double left = smooth.towards(rest.getAsDouble() + later.getAsDouble(), now);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(left)));
  }

  private double seconds(Instant now) {
    return Duration.between(entered, now).toMillis() / 1000.0;
  }

  private OptionalDouble expected() {
    return switch (step) {
      case EXTRACTION -> size.extraction(experience);
      case CHUNKING -> size.chunking(experience);
      case EMBEDDING -> size.embedding(experience);
      default -> size.finalizing(experience);
    };
  }

  private OptionalDouble afterwards() {
    return switch (step) {
      case EXTRACTION -> size.afterExtraction(experience);
      case CHUNKING -> size.afterChunking(experience);
      // So short that the very first document need not wait for it to be known.
      case EMBEDDING -> OptionalDouble.of(size.finalizing(experience).orElse(0));
      default -> OptionalDouble.of(0);
    };
  }

  private void learn(double seconds) {
    switch (step) {
      case EXTRACTION -> {
        if (extractedHere && size.characters() != null) {
          experience.learn(Measure.EXTRACTION, size.mediaType(), size.bytes(), seconds);
          experience.learn(Measure.CHARACTERS, size.mediaType(), size.bytes(), size.characters());
        }
      }
      case CHUNKING -> {
        if (splitHere && size.passages() != null) {
          experience.learn(Measure.CHUNKING, size.characters(), seconds);
          experience.learn(Measure.PASSAGES, size.characters(), size.passages());
        }
      }
      case EMBEDDING -> {
        if (embeddedHere > 0) {
          experience.learn(Measure.EMBEDDING, embeddedHere, seconds);
        }
      }
      default -> {
        if (size.passages() != null) {
          experience.learn(Measure.FINALIZING, size.passages(), seconds);
        }
      }
    }
  }
}
