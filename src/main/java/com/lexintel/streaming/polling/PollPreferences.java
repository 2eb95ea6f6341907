package com.lexintel.streaming.polling;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client that polls wants.
 *
 * @param seconds that it is ready to wait for a change
 * @param conditional whether it says which states it has
 * @param anyState whether it wants no state at all, whichever it is
 */
record PollPreferences(int seconds, boolean conditional, boolean anyState) {
  private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,6})");
  private static final int LONGEST_WAIT = 30;

  static PollPreferences of(HttpHeaders headers) {
    return of(
        headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), headers.getHeaderString("Prefer"));
  }

  static PollPreferences of(String ifNoneMatch, String prefer) {
    String known = ifNoneMatch == null ? "" : ifNoneMatch.strip();
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    return new PollPreferences(
        wait.find() ? Math.min(LONGEST_WAIT, Integer.parseInt(wait.group(1))) : 0,
        !known.isEmpty(),
        known.equals("*"));
  }
}
