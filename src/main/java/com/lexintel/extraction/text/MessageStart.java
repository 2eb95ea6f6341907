package com.lexintel.extraction.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells an e-mail from a text that merely begins with words such as "From". */
final class MessageStart {

  private static final Pattern FIELD = Pattern.compile("([!-9;-~]+)[ \\t]*:(.*)");
  private static final Pattern MBOX_LINE = Pattern.compile(">?From \\S+.*\\d.*");

  /** Written by programs only. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "received",
          "message-id",
          "mime-version",
          "return-path",
          "content-type",
          "delivered-to",
          "dkim-signature",
          "x-mailer",
          "user-agent",
          "x-gmail-labels",
          "in-reply-to",
          "references");

  /** What a message can do with. A text with other fields among them is a memorandum. */
  private static final Set<String> PLAIN =
      Set.of("from", "to", "cc", "bcc", "date", "subject", "reply-to", "sender");

  private MessageStart() {}

  /** Whether a text begins with the header of a message, with the line of an mbox before it. */
  static boolean isMessage(String text) {
    Set<String> names = new HashSet<>();
    boolean address = false;
    boolean first = true;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      boolean mbox = first && MBOX_LINE.matcher(line).matches();
      boolean continued = !first && (line.startsWith(" ") || line.startsWith("\t"));
      if (line.isEmpty() && first) {
        continue;
      }
      if (line.isEmpty()) {
        break;
      }
      if (!mbox && !continued) {
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
          String name = field.group(1).toLowerCase(Locale.ROOT);
          names.add(name);
          address |= name.equals("from") && field.group(2).contains("@");
        } else if (!isTechnical(names)) {
          return false;
        }
      }
      first = mbox;
    }
    return names.size() > 1 && (isTechnical(names) || address && PLAIN.containsAll(names));
  }

  private static boolean isTechnical(Set<String> names) {
    return names.stream().anyMatch(TECHNICAL::contains);
  }
}
