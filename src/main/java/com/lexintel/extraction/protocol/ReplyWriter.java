package com.lexintel.extraction.protocol;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.Stretch;
import com.lexintel.extraction.Warning;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes replies in the parser process. Each begins with a byte that tells its kind. */
public final class ReplyWriter implements ExtractionListener {

  static final int READY = 'R';
  static final int PAGE = 'P';
  static final int SCANNED_PAGE = 'S';
  static final int RECOGNISED = 'O';
  static final int MEMBER = 'M';
  static final int TEXT = 'T';
  static final int FAILURE = 'F';
  static final int NO_COUNT = -1;
  static final int NO_PAGE = 0;

  private static final int LONGEST_CAUSE = 2_000;

  private final DataOutputStream out;

  public ReplyWriter(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  public void ready() throws IOException {
    out.writeByte(READY);
    out.flush();
  }

  @Override
  public void page(int page, Integer pageCount) {
    writePage(PAGE, page, pageCount == null ? NO_COUNT : pageCount);
  }

  @Override
  public void scannedPage(int number, int count) {
    writePage(SCANNED_PAGE, number, count);
  }

  @Override
  public void recognised(int page, String text) throws IOException {
    out.writeByte(RECOGNISED);
    out.writeInt(page);
    out.writeInt(text.length());
    out.writeChars(text);
    out.flush();
  }

  /** The server knows where the file lies. */
  @Override
  public void member(Member member, Path file) throws IOException {
    out.writeByte(MEMBER);
    out.writeInt(member.number());
    out.writeUTF(member.path());
    out.writeUTF(member.mediaType());
    out.flush();
  }

  private void writePage(int kind, int number, int count) {
    try {
      out.writeByte(kind);
      out.writeInt(number);
      out.writeInt(count);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void text(ExtractedText extracted) throws IOException {
    out.writeByte(TEXT);
    out.writeInt(extracted.text().length());
    out.writeChars(extracted.text());
    out.writeInt(extracted.pageStarts().size());
    for (int start : extracted.pageStarts()) {
      out.writeInt(start);
    }
    out.writeInt(extracted.unreadPages());
    out.writeInt(extracted.recognised().size());
    for (Stretch stretch : extracted.recognised()) {
      out.writeInt(stretch.start());
      out.writeInt(stretch.end());
    }
    out.writeInt(extracted.warnings().size());
    for (Warning warning : extracted.warnings()) {
      out.writeUTF(warning.code().name());
      out.writeUTF(warning.detail());
      out.writeInt(warning.page() == null ? NO_PAGE : warning.page());
    }
    out.flush();
  }

  public void failure(ExtractionFailure failure) throws IOException {
    String cause = failure.getCause() == null ? "" : failure.getCause().toString();
    out.writeByte(FAILURE);
    out.writeUTF(failure.code().name());
    out.writeUTF(failure.getMessage());
    out.writeUTF(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
    out.flush();
  }
}
