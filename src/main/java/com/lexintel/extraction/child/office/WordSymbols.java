package com.lexintel.extraction.child.office;

import java.util.Map;

/** The characters that Word draws with fonts of symbols. */
final class WordSymbols {

  private static final Map<Integer, String> SYMBOL =
      Map.ofEntries(
          Map.entry(0xa3, "\u2264"),
          Map.entry(0xb3, "\u2265"),
          Map.entry(0xb0, "\u00b0"),
          Map.entry(0xb1, "\u00b1"),
          Map.entry(0xb4, "\u00d7"),
          Map.entry(0xb7, "\u2022"),
          Map.entry(0xb9, "\u2260"),
          Map.entry(0xbb, "\u2248"),
          Map.entry(0xae, "\u2192"),
          Map.entry(0xac, "\u2190"),
          Map.entry(0xa5, "\u221e"),
          Map.entry(0xd2, "\u00ae"),
          Map.entry(0xe2, "\u00ae"),
          Map.entry(0xd3, "\u00a9"),
          Map.entry(0xe3, "\u00a9"),
          Map.entry(0xd4, "\u2122"),
          Map.entry(0xe4, "\u2122"));

  private static final Map<Integer, String> WINGDINGS =
      Map.of(
          0x6f, "\u2610", 0xa8, "\u2610", 0x71, "\u2610", 0xfe, "\u2611", 0xfd, "\u2612", 0x78,
          "\u2612", 0xfc, "\u2713", 0xfb, "\u2717", 0xa7, "\u25aa", 0xe0, "\u2192");

  private WordSymbols() {}

  /**
   * The character as Unicode.
   *
   * @param hex its place in the font, where symbols stand from F000 on
   */
  static String of(String font, String hex) {
    if (hex == null || !hex.matches("[0-9A-Fa-f]{1,5}")) {
      return "";
    }
    int code = Integer.parseInt(hex, 16);
    int place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
    String name = font == null ? "" : font;
    if (name.equals("Symbol")) {
      return SYMBOL.getOrDefault(place, String.valueOf((char) place));
    } else if (name.startsWith("Wingdings")) {
      return WINGDINGS.getOrDefault(place, "\u2022");
    }
    return new String(Character.toChars(place));
  }
}
