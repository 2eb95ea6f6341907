package com.lexintel.estimates;

import com.lexintel.progress.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Estimates the time left of one attempt at a document. It measures how long each step takes and
 * teaches the duration model. For one thread at a time.
 */
public final class TimeLeftEstimator {
  private final DurationModel durations;
  private final ExponentialSmoothing smoothing = new ExponentialSmoothing();
  private DocumentSize size;
  private StepEstimate stepEstimate;
  private Step step;
  private Instant entered;
  private boolean extractedHere;
  private boolean chunkedHere;
  private long embeddedHere;
  private Recognition recognition;

  private int recognisedHere;

  /** The recognition of scanned pages in this attempt. */
  private record Recognition(int pages, Instant began) {}

  public TimeLeftEstimator(DurationModel durations, DocumentSize size, Instant start) {
    this.durations = durations;
    this.size = size;
    this.entered = start;
  }

  /** This attempt has extracted the text. */
  public void extracted() {
    extractedHere = true;
  }

  /**
   * A scanned page begins to be recognised. That takes far longer than reading text does, so it is
   * learned by itself, by the number of pages.
   *
   * @param before how many of the pages have been recognised, by this attempt or an earlier one
   * @param pages how many there are
   */
  public void recognising(int before, int pages, Instant now) {
    if (recognition == null) {
      recognition = new Recognition(pages, now);
      stepEstimate = new StepEstimate(now, (double) before / pages);
    }
    recognisedHere++;
  }

  /** Extraction has failed: the document has no text, or cannot be read. */
  public void extractionFailed(Instant now) {
    extracted();
    size = size.withCharacters(0);
    learn(seconds(now));
  }

  /**
   * Chunking begins.
   *
   * @param fromTheStart false when an earlier attempt has made some of the passages
   */
  public void chunkingBegins(long characters, boolean fromTheStart) {
    size = size.withCharacters(characters);
    chunkedHere = fromTheStart;
  }

  /**
   * Embedding begins.
   *
   * @param passages of the document
   * @param left how many of them have no vector yet
   */
  public void embeddingBegins(long passages, long left) {
    size = size.withPassages(passages);
    embeddedHere = left;
  }

  /** The document is completed. */
  public void completed(Instant now) {
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
      stepEstimate = new StepEstimate(entered, done);
    }
    OptionalDouble rest = stepEstimate.secondsLeft(expected(), done, now);
    OptionalDouble later = afterwards();
    if (rest.isEmpty() || later.isEmpty()) {
      return null;
    }
    double left = smoothing.smooth(rest.getAsDouble() + later.getAsDouble(), now);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(left)));
  }

  private double seconds(Instant now) {
    return Duration.between(entered, now).toMillis() / 1000.0;
  }

  private OptionalDouble expected() {
    return switch (step) {
      case EXTRACTION ->
          recognition == null
              ? size.extraction(durations)
              : durations.expected(Measure.RECOGNITION, recognition.pages());
      case CHUNKING -> size.chunking(durations);
      case EMBEDDING -> size.embedding(durations);
      default -> size.finalizing(durations);
    };
  }

  private OptionalDouble afterwards() {
    return switch (step) {
      case EXTRACTION -> size.afterExtraction(durations);
      case CHUNKING -> size.afterChunking(durations);
      // This step is short. Without it, the very first document would have no estimate.
      case EMBEDDING -> OptionalDouble.of(size.finalizing(durations).orElse(0));
      default -> OptionalDouble.of(0);
    };
  }

  /** How much of the extraction it was. */
  private double learnRecognition(double extraction) {
    if (recognition == null) {
      return 0;
    }
    double before = Duration.between(entered, recognition.began()).toMillis() / 1000.0;
    durations.learn(Measure.RECOGNITION, recognisedHere, extraction - before);
    return extraction - before;
  }

  private void learn(double seconds) {
    switch (step) {
      case EXTRACTION -> {
        if (extractedHere && size.characters() != null) {
          double recognising = learnRecognition(seconds);
          durations.learn(
              Measure.EXTRACTION, size.mediaType(), size.bytes(), seconds - recognising);
          durations.learn(Measure.CHARACTERS, size.mediaType(), size.bytes(), size.characters());
        }
      }
      case CHUNKING -> {
        if (chunkedHere && size.passages() != null) {
          durations.learn(Measure.CHUNKING, size.characters(), seconds);
          durations.learn(Measure.PASSAGES, size.characters(), size.passages());
        }
      }
      case EMBEDDING -> {
        if (embeddedHere > 0) {
          durations.learn(Measure.EMBEDDING, embeddedHere, seconds);
        }
      }
      default -> {
        if (size.passages() != null) {
          durations.learn(Measure.FINALIZING, size.passages(), seconds);
        }
      }
    }
  }
}
