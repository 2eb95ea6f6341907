package com.lexintel.search.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Brings the forms of an English word together. For one thread. */
final class Stems {
  private static final int SHORTEST = 3;
  private static final int KEPT = 20_000;

  /** Words that British and American lawyers write differently, by their stems. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("licenc", "licens"),
          Map.entry("sublicenc", "sublicens"),
          Map.entry("defenc", "defens"),
          Map.entry("offenc", "offens"),
          Map.entry("practis", "practic"),
          Map.entry("judgement", "judgment"),
          Map.entry("favour", "favor"),
          Map.entry("labour", "labor"),
          Map.entry("honour", "honor"),
          Map.entry("behaviour", "behavior"),
          Map.entry("endeavour", "endeavor"),
          Map.entry("chequ", "check"),
          Map.entry("programm", "program"),
          Map.entry("organis", "organ"),
          Map.entry("authoris", "author"),
          Map.entry("recognis", "recogn"),
          Map.entry("utilis", "util"));

  private final EnglishStemmer stemmer = new EnglishStemmer();
  private final Map<String, String> known = new HashMap<>();

  String of(String word) {
    if (known.size() > KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(word, this::stem);
  }

  private String stem(String word) {
    String plain = plain(word.toLowerCase(Locale.ROOT));
    if (plain.length() < SHORTEST || !plain.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return plain;
    }
    stemmer.setCurrent(plain);
    stemmer.stem();
    String stem = stemmer.getCurrent();
    return SPELLINGS.getOrDefault(stem, stem);
  }

  private static String plain(String word) {
    return word.chars().allMatch(c -> c < 0x80)
        ? word
        : Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
  }
}
