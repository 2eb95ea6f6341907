package com.lexintel.streaming.polling;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client that polls wants. The entity tags are compared here, weakly as RFC 9110 asks for
 * {@code If-None-Match}: {@code Request.evaluatePreconditions} of Liberty knows no weak comparison,
 * and proxies that compress make a tag weak.
 *
 * @param known the entity tags of the states that it has
 * @param seconds that it is ready to wait for a change
 */
record PollPreferences(List<String> known, int seconds) {
  private static final Pattern TAG = Pattern.compile("\"[^\"]*\"|(?<![^,\\s])\\*(?![^,\\s])");
  private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,6})");
  private static final int LONGEST_WAIT = 30;

  /**
   * @param ifNoneMatch null for none
   * @param prefer null for none
   */
  static PollPreferences of(String ifNoneMatch, String prefer) {
    List<String> known =
        TAG.matcher(ifNoneMatch == null ? "" : ifNoneMatch)
            .results()
            .map(MatchResult::group)
            .toList();
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    return new PollPreferences(
        known, wait.find() ? Math.min(LONGEST_WAIT, Integer.parseInt(wait.group(1))) : 0);
  }

  /** Whether the client has the state of that tag already, or wants none. */
  boolean knows(String tag) {
    return known.contains('"' + tag + '"') || known.contains("*");
  }

  /** Whether it has another state, so that there is something to send at once. */
  boolean outdated(String tag) {
    return !known.isEmpty() && !knows(tag);
  }
}
