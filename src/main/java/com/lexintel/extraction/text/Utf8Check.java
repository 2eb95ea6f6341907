package com.lexintel.extraction.text;

/** Whether bytes that come one by one are valid UTF-8. A file may be cut within a character. */
final class Utf8Check {

  private boolean valid = true;
  private int following;
  private int lowest = 0x80;
  private int highest = 0xbf;

  void add(int b) {
    if (following > 0) {
      valid &= b >= lowest && b <= highest;
      lowest = 0x80;
      highest = 0xbf;
      following--;
    } else if (b >= 0xc2 && b <= 0xdf) {
      following = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      following = 2;
      lowest = b == 0xe0 ? 0xa0 : 0x80;
      highest = b == 0xed ? 0x9f : 0xbf;
    } else if (b >= 0xf0 && b <= 0xf4) {
      following = 3;
      lowest = b == 0xf0 ? 0x90 : 0x80;
      highest = b == 0xf4 ? 0x8f : 0xbf;
    } else {
      valid &= b < 0x80;
    }
  }

  boolean isValid() {
    return valid;
  }
}
