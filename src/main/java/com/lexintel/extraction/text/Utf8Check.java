package com.lexintel.extraction.text;

/**
 * Whether bytes that come one by one are UTF-8. A file may be cut within its last character, and in
 * one that is UTF-8 for the rest a few bytes may be wrong.
 */
final class Utf8Check {
  /** In text of other encodings hardly any bytes happen to be characters of UTF-8. */
  private static final int CHARACTERS_FOR_ONE_ERROR = 20;

  private long characters;
  private long errors;
  private int following;
  private int lowest = 0x80;
  private int highest = 0xbf;

  void add(int b) {
    if (following > 0 && b >= lowest && b <= highest) {
      following--;
      characters += following == 0 ? 1 : 0;
      any();
      return;
    }
    errors += following > 0 ? 1 : 0;
    begin(b);
  }

  private void begin(int b) {
    following = 0;
    any();
    if (b >= 0xc2 && b <= 0xdf) {
      following = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      following = 2;
      lowest = b == 0xe0 ? 0xa0 : 0x80;
      highest = b == 0xed ? 0x9f : 0xbf;
    } else if (b >= 0xf0 && b <= 0xf4) {
      following = 3;
      lowest = b == 0xf0 ? 0x90 : 0x80;
      highest = b == 0xf4 ? 0x8f : 0xbf;
    } else if (b >= 0x80) {
      errors++;
    }
  }

  private void any() {
    lowest = 0x80;
    highest = 0xbf;
  }

  /** A last letter alone that is no character, as in "at the café", is another encoding's. */
  boolean isValid() {
    long all = errors + (following > 0 && characters == 0 ? 1 : 0);
    return characters >= all * CHARACTERS_FOR_ONE_ERROR;
  }
}
