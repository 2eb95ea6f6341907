package com.lexintel.documents;

/**
 * What a completed document has come to.
 *
 * @param unreadPages how many pages could not be read
 * @param members the files that were found in it
 */
public record Completion(int passages, int unreadPages, MemberCount members) {

  String words() {
    String words = "Completed: " + counted(passages, "passage");
    if (members.all() > 0) {
      words += ", " + counted(members.all(), "file") + " in it";
    }
    if (members.failed() > 0) {
      words += ", of which " + members.failed() + " failed";
    }
    return unreadPages == 0 ? words : words + ". Not read: " + counted(unreadPages, "page");
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
