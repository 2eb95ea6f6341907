package com.lexintel.channels.event;

/**
 * How a message about several documents is written.
 *
 * @param inCase whether the subscriber knows the case, so that it need not be told
 * @param numbered whether a document that the subscriber has been told of is named by its number
 */
public record Wording(boolean inCase, boolean numbered) {
  /** The field with a document's number. */
  static final String NUMBER = "n";
}
