package com.lexintel.chunking;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the full stops of legal English that do not end a sentence. */
final class Abbreviations {

  private static final int LONGEST = 12;

  private static final Set<String> KNOWN =
      Set.of(
          "v", "vs", "no", "nos", "inc", "co", "corp", "ltd", "llc", "cir", "ct", "app", "dist",
          "div", "supp", "stat", "rev", "reg", "fed", "sec", "art", "para", "pp", "ex", "exh", "id",
          "cf", "et al", "al", "seq", "op", "cit", "ed", "eds", "vol", "ch", "cl", "mr", "mrs",
          "ms", "dr", "prof", "hon", "esq", "jr", "sr", "st", "rel", "gen", "gov", "sen", "rep",
          "dep", "dept", "assn", "bros", "int", "intl", "natl", "univ", "jan", "feb", "mar", "apr",
          "jun", "jul", "aug", "sept", "oct", "nov", "dec", "approx", "ann", "tit", "pt", "dkt",
          "doc", "decl", "dep't", "ass'n", "int'l", "nat'l", "gov't", "tr", "subd", "subsec", "cal",
          "tex", "ill", "mass", "pa", "mich", "conn", "wash", "ariz", "ind", "mo", "fla", "ga",
          "va", "md");

  /** An initial, or letters with a full stop each: "J.", "U.S.", "e.g.", "N.C.G.S.". */
  private static final Pattern INITIALS = Pattern.compile("(?:\\p{L}\\.)+");

  private Abbreviations() {}

  /** Whether the sentence that seems to end after {@code end} goes on. */
  static boolean endIn(String text, int start, int end) {
    int last = end;
    while (last > start && Words.isSpace(text.charAt(last - 1))) {
      last--;
    }
    int first = last;
    while (first > start && last - first <= LONGEST && !opensWord(text.charAt(first - 1))) {
      first--;
    }
    if (first == last || text.charAt(last - 1) != '.') {
      return false;
    }
    String word = text.substring(first, last);
    return KNOWN.contains(word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT))
        || INITIALS.matcher(word).matches()
        || Numbering.isNumber(text.substring(start, last));
  }

  private static boolean opensWord(char c) {
    return Words.isSpace(c) || c == '(' || c == '[' || c == '"' || c == '\u201C';
  }
}
