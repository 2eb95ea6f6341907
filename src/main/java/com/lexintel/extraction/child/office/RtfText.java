package com.lexintel.extraction.child.office;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Copies an RTF file without the text that was deleted while changes were tracked, and with the
 * numbers of its lists, which older programs find written out in groups that Tika skips.
 */
public final class RtfText {

  /** What a group inherits from the one around it. */
  private record State(boolean deleted, boolean listText, boolean destination) {
    State deleted(boolean now) {
      return new State(now, listText, destination);
    }
  }

  /** What stands before the text and is none. */
  private static final Set<String> DESTINATIONS =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "filetbl",
          "listtable",
          "listoverridetable",
          "revtbl",
          "rsidtbl",
          "pict",
          "header",
          "footer");

  private final byte[] rtf;
  private final OutputStream out;
  private final Deque<State> groups = new ArrayDeque<>();
  private State state = new State(false, false, false);
  private int at;
  private boolean deletions;
  private boolean begun;

  private RtfText(byte[] rtf, OutputStream out) {
    this.rtf = rtf;
    this.out = out;
  }

  public static boolean written(Path from, Path to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      RtfText text = new RtfText(Files.readAllBytes(from), out);
      text.copy();
      return text.deletions;
    }
  }

  private void copy() throws IOException {
    while (at < rtf.length) {
      switch (rtf[at]) {
        case '{' -> {
          groups.push(state);
          keep(1);
        }
        case '}' -> {
          state = groups.isEmpty() ? state : groups.pop();
          keep(1);
        }
        case '\\' -> control();
        default -> text(1);
      }
    }
  }

  private void control() throws IOException {
    if (at + 1 < rtf.length && rtf[at + 1] == '*') {
      state = new State(state.deleted(), state.listText(), true);
      keep(2);
      return;
    }
    if (at + 1 >= rtf.length || !isLetter(rtf[at + 1])) {
      boolean hex = at + 1 < rtf.length && rtf[at + 1] == '\'';
      text(hex ? 4 : 2);
      return;
    }
    int end = at + 1;
    while (end < rtf.length && isLetter(rtf[end])) {
      end++;
    }
    String word = new String(rtf, at + 1, end - at - 1, StandardCharsets.US_ASCII);
    int number = end;
    while (end < rtf.length && (rtf[end] == '-' && end == number || isDigit(rtf[end]))) {
      end++;
    }
    String parameter = new String(rtf, number, end - number, StandardCharsets.US_ASCII);
    end += end < rtf.length && rtf[end] == ' ' ? 1 : 0;
    int length = end - at;
    switch (word) {
      case "bin" -> keep(length + binaryLength(parameter));
      case "deleted" -> {
        state = state.deleted(!parameter.equals("0"));
        at += length;
      }
      case "plain" -> {
        state = state.deleted(false);
        formatting(length);
      }
      case "listtext" -> {
        state = new State(state.deleted(), true, state.destination());
        at += length;
      }
      case "pard" -> {
        begun |= !state.listText();
        formatting(length);
      }
      case "u", "tab", "line", "par", "cell", "row" -> text(length);
      default -> {
        if (DESTINATIONS.contains(word)) {
          state = new State(state.deleted(), state.listText(), true);
        }
        formatting(length);
      }
    }
  }

  private static int binaryLength(String parameter) {
    return parameter.matches("\\d{1,9}") ? Integer.parseInt(parameter) : 0;
  }

  /** A number of a list stands within its paragraph and must not begin another. */
  private void formatting(int length) throws IOException {
    if (state.listText()) {
      at += length;
    } else {
      keep(length);
    }
  }

  private void text(int length) throws IOException {
    if (state.deleted()) {
      deletions |= rtf[at] > ' ';
      at += length;
    } else {
      beginText();
      keep(length);
    }
  }

  /** Tika takes all before the first paragraph's properties for a header, and some have none. */
  private void beginText() throws IOException {
    if (!begun && !state.destination() && rtf[at] > ' ' && !groups.isEmpty()) {
      begun = true;
      out.write("\\pard ".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void keep(int length) throws IOException {
    int kept = Math.min(length, rtf.length - at);
    out.write(rtf, at, kept);
    at += kept;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
