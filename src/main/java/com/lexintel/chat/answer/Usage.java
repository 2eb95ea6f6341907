package com.lexintel.chat.answer;

/**
 * What a provider counted, in its tokens.
 *
 * @param prompt null where it counts nothing
 * @param answer null where it counts nothing
 */
public record Usage(Integer prompt, Integer answer) {
  public static final Usage NONE = new Usage(null, null);
}
