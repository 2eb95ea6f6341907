package com.lexintel.uploads;

import com.lexintel.files.FileStore;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * What one multipart request brings, received part by part; closing it discards what nobody took.
 */
final class Upload implements AutoCloseable {
  private static final int LONGEST_FIELD = 200;

  private final FileStore files;
  private final long limit;
  private final List<ReceivedFile> received = new ArrayList<>();
  private String caseId;

  Upload(FileStore files, long limit) {
    this.files = files;
    this.limit = limit;
  }

  /**
   * @throws Problem {@code malformed_upload}; {@code file_too_large}, {@code too_many_files};
   *     {@code storage_unavailable}
   */
  void receive(RequestContext request, int mostFiles) {
    try {
      JakartaServletFileUpload<?, ?> parser = new JakartaServletFileUpload<>();
      parser.setHeaderCharset(StandardCharsets.UTF_8);
      FileItemInputIterator parts = parser.getItemIterator(request);
      while (parts.hasNext()) {
        receive(parts.next());
        if (received.size() > mostFiles) {
          throw new Problem(
              ProblemCode.TOO_MANY_FILES, "One upload may bring at most " + mostFiles + " files");
        }
      }
    } catch (FileUploadException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Null when no part named it. */
  String caseId() {
    return caseId;
  }

  List<ReceivedFile> received() {
    return received;
  }

  @Override
  public void close() {
    received.stream()
        .filter(file -> file.stored() != null)
        .forEach(file -> files.discard(file.stored().path()));
  }

  private void receive(FileItemInput part) throws IOException {
    if ("file".equals(part.getFieldName())) {
      received.add(receiveFile(part));
    } else if ("case_id".equals(part.getFieldName())) {
      caseId =
          new String(part.getInputStream().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8)
              .strip();
    }
  }

  private ReceivedFile receiveFile(FileItemInput part) throws IOException {
    String name =
        Filename.safe(
            Filename.decoded(part.getName(), part.getHeaders().getHeader("Content-Disposition")));
    try (InputStream content = part.getInputStream()) {
      try {
        return new ReceivedFile(name, files.receive(content, limit), null);
      } catch (Problem refusal) {
        if (refusal.code() == ProblemCode.STORAGE_UNAVAILABLE || !skipRest(content)) {
          throw refusal;
        }
        return new ReceivedFile(name, null, refusal);
      }
    }
  }

  /** Reads on, within reason, so that the client gets to read its answer. */
  private boolean skipRest(InputStream content) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long skipped = 0;
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      skipped += n;
      if (skipped > limit) {
        return false;
      }
    }
    return true;
  }

  private static Problem malformed(Exception cause) {
    return new Problem(
        ProblemCode.MALFORMED_UPLOAD, "The upload is not well-formed multipart/form-data", cause);
  }
}
