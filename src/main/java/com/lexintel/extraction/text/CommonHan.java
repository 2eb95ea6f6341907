package com.lexintel.extraction.text;

import java.nio.charset.Charset;

/** Whether a Chinese character is one of the common ones, by its place in the encoding. */
final class CommonHan {

  private CommonHan() {}

  /** The encodings have the common characters first, by first byte. */
  static boolean isCommon(char c, Charset charset) {
    byte[] bytes = String.valueOf(c).getBytes(charset);
    int first = bytes[0] & 0xff;
    return switch (charset.name()) {
      case "GB18030" -> bytes.length == 2 && first >= 0xb0 && first <= 0xd7;
      case "Big5" -> first >= 0xa4 && first <= 0xc6;
      case "windows-31j" -> first >= 0x88 && first <= 0x97;
      case "EUC-JP" -> first >= 0xb0 && first <= 0xcf;
      default -> false;
    };
  }
}
