package com.lexintel.extraction.protocol;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.Stretch;
import com.lexintel.extraction.Warning;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what {@link ReplyWriter} writes, and believes nothing: a document may have taken over the
 * process that parses it, so every number is checked and no object is deserialised.
 */
public final class ReplyReader {

  private static final int MOST_PAGES = 5_000_000;
  private static final int MOST_WARNINGS = 1_000;
  private static final int SLICE = 8_192;

  private final DataInputStream in;
  private final int maxText;

  public ReplyReader(InputStream in, int maxText) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.maxText = maxText;
  }

  /**
   * The next reply.
   *
   * @throws IOException at the end of the stream, or when it makes no sense
   */
  public Reply read() throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case ReplyWriter.READY -> new Reply.Ready();
      case ReplyWriter.PAGE -> page();
      case ReplyWriter.SCANNED_PAGE -> new Reply.ScannedPageBegun(in.readInt(), in.readInt());
      case ReplyWriter.RECOGNISED -> new Reply.PageRecognised(number(MOST_PAGES), text());
      case ReplyWriter.MEMBER -> new Reply.MemberFound(member());
      case ReplyWriter.TEXT -> new Reply.Extracted(extracted());
      case ReplyWriter.FAILURE -> new Reply.Refused(failure());
      default -> throw new StreamCorruptedException("reply of kind " + kind);
    };
  }

  private Reply page() throws IOException {
    int page = in.readInt();
    int count = in.readInt();
    return new Reply.PageBegun(page, count == ReplyWriter.NO_COUNT ? null : count);
  }

  private Member member() throws IOException {
    Member member = new Member(number(Integer.MAX_VALUE), in.readUTF(), in.readUTF());
    if (!MediaTypes.isOfMember(member.mediaType())) {
      throw new StreamCorruptedException("type of a member");
    }
    return member;
  }

  private ExtractedText extracted() throws IOException {
    String text = text();
    List<Integer> starts = pageStarts();
    int unread = number(starts.size());
    List<Stretch> recognised = recognised(text.length());
    return new ExtractedText(text, starts, unread, recognised, warnings());
  }

  private List<Stretch> recognised(int length) throws IOException {
    List<Stretch> stretches = new ArrayList<>();
    int before = 0;
    for (int left = number(length); left > 0; left--) {
      Stretch stretch = new Stretch(number(length), number(length));
      if (stretch.start() < before || stretch.end() < stretch.start()) {
        throw new StreamCorruptedException("stretches of text overlap");
      }
      before = stretch.end();
      stretches.add(stretch);
    }
    return stretches;
  }

  private List<Warning> warnings() throws IOException {
    List<Warning> warnings = new ArrayList<>();
    for (int left = number(MOST_WARNINGS); left > 0; left--) {
      Warning.Code code = known(Warning.Code.values(), in.readUTF());
      String detail = in.readUTF();
      int page = number(MOST_PAGES);
      warnings.add(new Warning(code, detail, page == ReplyWriter.NO_PAGE ? null : page));
    }
    return warnings;
  }

  private static <E extends Enum<E>> E known(E[] all, String name) throws IOException {
    return Stream.of(all)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new StreamCorruptedException("unknown code"));
  }

  private String text() throws IOException {
    int length = number(maxText);
    StringBuilder text = new StringBuilder(Math.min(length, 1 << 20));
    byte[] slice = new byte[2 * SLICE];
    while (text.length() < length) {
      int chars = Math.min(SLICE, length - text.length());
      in.readFully(slice, 0, 2 * chars);
      for (int i = 0; i < 2 * chars; i += 2) {
        text.append((char) (slice[i] << 8 | slice[i + 1] & 0xff));
      }
    }
    return text.toString();
  }

  private List<Integer> pageStarts() throws IOException {
    int count = number(MOST_PAGES);
    List<Integer> starts = new ArrayList<>();
    for (int page = 0; page < count; page++) {
      int start = number(maxText);
      if (start < (page == 0 ? start : starts.get(page - 1))) {
        throw new StreamCorruptedException("page " + page + " begins before the one before");
      }
      starts.add(start);
    }
    return starts;
  }

  private int number(int most) throws IOException {
    int number = in.readInt();
    if (number < 0 || number > most) {
      throw new StreamCorruptedException("number " + number);
    }
    return number;
  }

  private ExtractionFailure failure() throws IOException {
    Code code = known(Code.values(), in.readUTF());
    String message = in.readUTF();
    String cause = in.readUTF();
    return new ExtractionFailure(
        code, message, cause.isEmpty() ? null : new ParserException(cause));
  }
}
