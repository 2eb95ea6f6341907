package com.lexintel.identity.login;

import java.util.regex.Pattern;

/** Where somebody was who logs in, and comes back to: a path on this site, or its beginning. */
record ReturnPath(String text) {
  // Browsers take "//host", "/\host" and the like for another site, and leave tabs and the like
  // out.
  private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,500}");

  static ReturnPath of(String wanted, String home) {
    return new ReturnPath(wanted != null && OWN.matcher(wanted).matches() ? wanted : home);
  }
}
