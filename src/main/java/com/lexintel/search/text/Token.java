package com.lexintel.search.text;

/**
 * A word, number or section sign of a text.
 *
 * @param term the form in which it is compared: lower case, without accents, stemmed
 * @param start offset of its first character, in UTF-16 code units
 * @param end offset after its last character
 */
public record Token(String term, int start, int end) {
  /** Whether it is a part of a citation: a number, or the sign of a section. */
  boolean isReference() {
    return term.equals(Tokenizer.SECTION) || term.chars().anyMatch(Character::isDigit);
  }
}
