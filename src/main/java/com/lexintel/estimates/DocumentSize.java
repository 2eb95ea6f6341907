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
  public OptionalDouble seconds(DurationModel experience) {
    OptionalDouble extraction = extraction(experience);
    OptionalDouble rest = afterExtraction(experience);
    return plus(extraction, rest);
  }

  OptionalDouble extraction(DurationModel experience) {
    return experience.expected(Measure.EXTRACTION, mediaType, bytes);
  }

  OptionalDouble afterExtraction(DurationModel experience) {
    return plus(chunking(experience), afterChunking(experience));
  }

  OptionalDouble chunking(DurationModel experience) {
    OptionalDouble length = length(experience);
    return length.isEmpty() ? length : experience.expected(Measure.CHUNKING, length.getAsDouble());
  }

  OptionalDouble afterChunking(DurationModel experience) {
    return plus(embedding(experience), finalizing(experience));
  }

  OptionalDouble embedding(DurationModel experience) {
    return byPassages(Measure.EMBEDDING, experience);
  }

  OptionalDouble finalizing(DurationModel experience) {
    return byPassages(Measure.FINALIZING, experience);
  }

  private OptionalDouble byPassages(Measure what, DurationModel experience) {
    OptionalDouble number = number(experience);
    return number.isEmpty() ? number : experience.expected(what, number.getAsDouble());
  }

  private OptionalDouble length(DurationModel experience) {
    return characters != null
        ? OptionalDouble.of(characters)
        : experience.expected(Measure.CHARACTERS, mediaType, bytes);
  }

  private OptionalDouble number(DurationModel experience) {
    if (passages != null) {
      return OptionalDouble.of(passages);
    }
    OptionalDouble length = length(experience);
    return length.isEmpty() ? length : experience.expected(Measure.PASSAGES, length.getAsDouble());
  }

  private static OptionalDouble plus(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(one.getAsDouble() + other.getAsDouble());
  }
}
