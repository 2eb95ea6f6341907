package com.lexintel.chat.openai;

import com.lexintel.settings.ModelService;
import com.lexintel.settings.Settings;

/**
 * A service that writes answers. Its timeout is for the first word, and for each pause between two
 * words; it is asked again only before its first word.
 *
 * @param window the tokens of one request, with its answer
 * @param longestAnswer the tokens of an answer
 */
record ChatService(ModelService remote, int window, int longestAnswer) {
  private static final String PREFIX = "lexintel.chat.";

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  static ChatService from(Settings settings) {
    return new ChatService(
        ModelService.from(settings, PREFIX),
        settings.number(PREFIX + "window", 2_000, 10_000_000),
        settings.number(PREFIX + "max-answer", 16, 100_000));
  }
}
