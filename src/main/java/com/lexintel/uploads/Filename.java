package com.lexintel.uploads;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a name that a client sent safe to keep and to show; it never becomes a path. */
public final class Filename {
  private static final int LONGEST = 255;
  private static final String UNNAMED = "unnamed";
  private static final Pattern EXTENDED = Pattern.compile("(?i);\\s*filename\\*\\s*=");

  private Filename() {}

  /**
   * The name as it was before it was written into the header of a part. Browsers write a quote and
   * the ends of lines as {@code %22}, {@code %0D} and {@code %0A}, and nothing else in this way
   * (the WHATWG's multipart/form-data); others put a backslash before a quote. A {@code filename*}
   * has its own encoding, which is undone already.
   */
  static String decoded(String sent, String disposition) {
    if (sent == null || EXTENDED.matcher(disposition == null ? "" : disposition).find()) {
      return sent;
    }
    return sent.replace("\\\"", "\"")
        .replace("%22", "\"")
        .replaceAll("(?i)%0D", "\r")
        .replaceAll("(?i)%0A", "\n");
  }

  /**
   * The last part of the name without control characters, direction overrides (they can make {@code
   * exe.pdf} of {@code fdp.exe}) and unpaired surrogates, at most 255 characters with its extension
   * kept.
   */
  public static String safe(String sent) {
    String name = sent == null ? "" : sent;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name =
        name.replaceAll("[\\p{Cc}\\p{Cs}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "").strip();
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return UNNAMED;
    }
    return name.codePointCount(0, name.length()) <= LONGEST ? name : shortened(name);
  }

  /** The same for a path within an archive: its parts, without those that lead elsewhere. */
  public static String safePath(String sent) {
    return Stream.of(sent.split("[/\\\\]"))
        .filter(part -> !part.isBlank() && !part.equals(".") && !part.equals(".."))
        .map(Filename::safe)
        .reduce((folder, name) -> folder + "/" + name)
        .orElse(UNNAMED);
  }

  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    int kept = LONGEST - 1 - extension.length();
    return name.substring(0, name.offsetByCodePoints(0, kept)) + "…" + extension;
  }
}
