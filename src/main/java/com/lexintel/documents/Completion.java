package com.lexintel.documents;

/**
 * What a completed document has come to.
 *
 * @param unreadPages how many pages could not be read
 */
public record Completion(int passages, int unreadPages) {
  String words() {
    String words = "Completed: " + counted(passages, "passage");
    return unreadPages == 0 ? words : words + ". Not read: " + counted(unreadPages, "page");
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
