package com.lexintel.extraction.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses the encoding of text that is not Unicode: the one in which it looks like words. */
final class EncodingGuess {

  /** In this order where two look equally well. */
  private static final List<Charset> CANDIDATES =
      List.of(
              "windows-1252 windows-31j EUC-JP GB18030 Big5 EUC-KR windows-1250 windows-1251 KOI8-R"
                  .split(" "),
              "IBM866 windows-1253 windows-1255 windows-1256 windows-1254 windows-1257 IBM850"
                  .split(" "),
              "x-MacRoman windows-1258 IBM852 x-MacCyrillic x-MacCentralEurope ISO-8859-2 KOI8-U"
                  .split(" "),
              "ISO-8859-5 ISO-8859-15".split(" "))
          .stream()
          .flatMap(java.util.Arrays::stream)
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  private EncodingGuess() {}

  private record Guess(Charset charset, double score) {}

  static Optional<Charset> of(byte[] sample) {
    List<Guess> guesses = new ArrayList<>();
    for (Charset charset : CANDIDATES) {
      Decoded.strictly(sample, charset)
          .ifPresent(text -> guesses.add(new Guess(charset, Plausibility.of(text, charset))));
    }
    return guesses.stream()
        .filter(guess -> guess.score() > 0)
        .max(Comparator.comparingDouble(Guess::score))
        .map(Guess::charset);
  }
}
