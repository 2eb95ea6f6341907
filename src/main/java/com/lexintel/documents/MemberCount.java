package com.lexintel.documents;

/**
 * The files that were found in a document, without those in them.
 *
 * @param ended of all, those that are completed, failed or cancelled
 * @param failed of those, the ones that failed
 */
public record MemberCount(int all, int ended, int failed) {
  public boolean allEnded() {
    return ended == all;
  }
}
