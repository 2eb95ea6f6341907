package com.lexintel.extraction;

/**
 * A part of a text, in UTF-16 code units.
 *
 * @param start offset of its first character
 * @param end offset after its last character, never before {@code start}
 */
public record Stretch(int start, int end) {
  boolean contains(int offset) {
    return start <= offset && offset < end;
  }
}
