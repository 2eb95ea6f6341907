package com.lexintel.extraction.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text is, judged by how it begins. */
public enum TextKind {
  PLAIN,
  HTML,
  MESSAGE;

  private static final int BEGINNING = 64 << 10;

  /** Markup that stands at the beginning of whole pages and of fragments. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|title|meta|"
              + "style|script|link|base|p|div|span|table|caption|thead|tbody|tfoot|tr|t[dh]|font|"
              + "center|b|i|u|s|em|strong|small|big|a|h[1-6]|[uod]l|li|d[td]|br|hr|pre|address|"
              + "blockquote|img|article|section|main|header|footer|nav|aside|figure|form|fieldset|"
              + "label|input|select|button|textarea|details|iframe|su[bp]|del|ins|code|o:p)"
              + "(\\s[^<>]*|/)?>");

  /** Markdown may hold markup, but its headings are no HTML. */
  private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^#{1,6} \\S");

  /**
   * The kind of a text file.
   *
   * @return empty when the file is no text
   */
  public static Optional<TextKind> of(Path file) throws IOException {
    Optional<Charset> charset;
    try (InputStream in = Files.newInputStream(file)) {
      charset = TextEncoding.of(in, null);
    }
    if (charset.isEmpty() || Files.size(file) == 0) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(BEGINNING);
      return Optional.of(of(new String(beginning, charset.get())));
    }
  }

  private static TextKind of(String beginning) {
    String text = beginning.startsWith("\uFEFF") ? beginning.substring(1) : beginning;
    if (MessageStart.isMessage(text)) {
      return MESSAGE;
    }
    boolean markup = MARKUP.matcher(text).lookingAt() && !MARKDOWN_HEADING.matcher(text).find();
    return markup ? HTML : PLAIN;
  }
}
