package com.lexintel.estimates;

import java.util.OptionalDouble;

/**
 * How large a document is, as far as that is known, and how long its steps take accordingly.
 *
 * @param characters of its text; null before it is extracted
 * @param passages null before it is split
 */
public record DocumentSize(String mediaType, long bytes, Long characters, Long passages) {

  public static DocumentSize of(String mediaType, long bytes) {
    return new DocumentSize(mediaType, bytes, null, null);
  }

  DocumentSize withCharacters(long known) {
    return new DocumentSize(mediaType, bytes, known, passages);
  }

  DocumentSize withPassages(long known) {
    return new DocumentSize(mediaType, bytes, characters, known);
  }

  /** Seconds for the whole document; empty when not known. */
  public OptionalDouble seconds(DurationModel durations) {
    OptionalDouble extraction = extraction(durations);
    OptionalDouble rest = afterExtraction(durations);
    return plus(extraction, rest);
  }

  OptionalDouble extraction(DurationModel durations) {
    return durations.expected(Measure.EXTRACTION, mediaType, bytes);
  }

  OptionalDouble afterExtraction(DurationModel durations) {
    return plus(chunking(durations), afterChunking(durations));
  }

  OptionalDouble chunking(DurationModel durations) {
    OptionalDouble length = length(durations);
    return length.isEmpty() ? length : durations.expected(Measure.CHUNKING, length.getAsDouble());
  }

  OptionalDouble afterChunking(DurationModel durations) {
    return plus(embedding(durations), finalizing(durations));
  }

  OptionalDouble embedding(DurationModel durations) {
    return byPassages(Measure.EMBEDDING, durations);
  }

  OptionalDouble finalizing(DurationModel durations) {
    return byPassages(Measure.FINALIZING, durations);
  }

  private OptionalDouble byPassages(Measure measure, DurationModel durations) {
    OptionalDouble number = number(durations);
    return number.isEmpty() ? number : durations.expected(measure, number.getAsDouble());
  }

  private OptionalDouble length(DurationModel durations) {
    return characters != null
        ? OptionalDouble.of(characters)
        : durations.expected(Measure.CHARACTERS, mediaType, bytes);
  }

  private OptionalDouble number(DurationModel durations) {
    if (passages != null) {
      return OptionalDouble.of(passages);
    }
    OptionalDouble length = length(durations);
    return length.isEmpty() ? length : durations.expected(Measure.PASSAGES, length.getAsDouble());
  }

  private static OptionalDouble plus(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(one.getAsDouble() + other.getAsDouble());
  }
}
