package com.lexintel.extraction.text;

import java.util.List;

/**
 * The letters beyond a to z that single languages use. Real text keeps to those of one language.
 */
final class Alphabets {

  private static final List<String> LATIN =
      List.of(
          "àâæçéèêëîïôœùûüÿ",
          "äöüßé",
          "áéíóúüñºª",
          "àèéìíîòóù",
          "ãõçáéíóúâêôàü",
          "æøåéèóòôöä",
          "åäöéüà",
          "ëïéèöüáóê",
          "áéíóúýðþæö",
          "àèéíïòóúüç",
          "ąćęłńóśźż",
          "áčďéěíňóřšťúůýžö",
          "áäčďéíĺľňóôŕšťúýž",
          "áéíóöőúüű",
          "ăâîşţșț",
          "čćđšž",
          "çğıöşüâîû",
          "ąčęėįšųūž",
          "āčēģīķļņšūž",
          "äöõüšž",
          "ăâđêôơư");

  /** Of every vowel there are some with a tone, which windows-1258 has in part. */
  private static final String VIETNAMESE = "ăâđêôơưàáãèéìíòóõùúý";

  private Alphabets() {}

  /** How many of given letters, in lower case, Vietnamese has. */
  static long vietnamese(String letters) {
    return letters.chars().filter(c -> VIETNAMESE.indexOf(c) >= 0).count();
  }

  /** The largest number of given letters, in lower case, that one language has. */
  static long mostInOneLanguage(String letters) {
    return LATIN.stream()
        .mapToLong(language -> letters.chars().filter(c -> language.indexOf(c) >= 0).count())
        .max()
        .orElse(0);
  }
}
