package com.lexintel.extraction;

/**
 * A file within a file, such as an attachment, that is to be a document of its own.
 *
 * @param number 1 or more, in the order of the container
 * @param path what the container calls it, with its folders; at most {@value #LONGEST_PATH} UTF-16
 *     code units. It may say anything and must be cleaned
 * @param mediaType one of those that {@link MediaTypes} accepts within containers
 */
public record Member(int number, String path, String mediaType) {
  static final int LONGEST_PATH = 1_000;

  /** Of a longer path the end is kept, as that is the name. */
  public Member {
    path = path.substring(Math.max(0, path.length() - LONGEST_PATH));
  }
}
