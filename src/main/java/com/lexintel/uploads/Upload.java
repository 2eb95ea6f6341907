package com.lexintel.uploads;

import com.lexintel.files.FileStore;
import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.RequestContext;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * What one multipart request brings, received part by part; closing it discards what nobody took.
 */
final class Upload implements AutoCloseable {
  private static final int LONGEST_FIELD = 200;

  /** Bytes of files that are taken before a form field names their case. */
  private static final long BEFORE_THE_CASE = 16 << 20;

  private static final Set<ProblemCode> REFUSES_ALL =
      EnumSet.of(
          ProblemCode.STORAGE_UNAVAILABLE,
          ProblemCode.STORAGE_FULL,
          ProblemCode.MISSING_CASE,
          ProblemCode.UPLOAD_TOO_SLOW,
          ProblemCode.UPLOAD_BUDGET_SPENT);

  private final FileStore files;
  private final UploadLimits limits;
  private final Function<String, UUID> cases;
  private final List<ReceivedFile> received = new ArrayList<>();
  private UUID caseId;
  private long budgetWithoutCase = BEFORE_THE_CASE;

  /**
   * @param cases gives the id of a case to upload to, or throws the Problem that there is with it
   */
  Upload(FileStore files, UploadLimits limits, Function<String, UUID> cases) {
    this.files = files;
    this.limits = limits;
    this.cases = cases;
  }

  /**
   * Names the case. Done before any file comes, nothing is stored in vain.
   *
   * @throws Problem what there is with the case
   */
  void to(String caseText) {
    caseId = cases.apply(caseText);
  }

  /**
   * @throws Problem {@code malformed_upload}; {@code body_too_large}, {@code file_too_large},
   *     {@code too_many_files}; {@code missing_case}, or what there is with the case; {@code
   *     storage_full}, {@code storage_unavailable}; {@code upload_too_slow}, {@code
   *     upload_budget_spent}
   */
  void receive(RequestContext request) {
    try {
      JakartaServletFileUpload<?, ?> parser = new JakartaServletFileUpload<>();
      parser.setHeaderCharset(StandardCharsets.UTF_8);
      parser.setMaxSize(limits.maxRequestSize());
      FileItemInputIterator parts = parser.getItemIterator(request);
      while (parts.hasNext()) {
        receive(parts.next());
        if (received.size() > limits.maxFiles()) {
          throw new Problem(
              ProblemCode.TOO_MANY_FILES,
              "One upload may bring at most " + limits.maxFiles() + " files");
        }
      }
    } catch (FileUploadSizeException e) {
      throw new Problem(
          ProblemCode.BODY_TOO_LARGE,
          "One upload may have at most " + limits.maxRequestSize() + " bytes",
          e);
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.MALFORMED_UPLOAD, "The upload is not well-formed multipart/form-data", e);
    }
  }

  /**
   * @throws Problem {@code missing_case} when nothing named it
   */
  UUID caseId() {
    if (caseId == null) {
      throw new Problem(ProblemCode.MISSING_CASE, "The upload names no case: send case_id");
    }
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
    } else if ("case_id".equals(part.getFieldName()) && caseId == null) {
      String text =
          new String(part.getInputStream().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
      if (!text.isBlank()) {
        to(text.strip());
      }
    }
  }

  private ReceivedFile receiveFile(FileItemInput part) throws IOException {
    String name =
        Filename.safe(
            Filename.decoded(part.getName(), part.getHeaders().getHeader("Content-Disposition")));
    try (InputStream content = part.getInputStream()) {
      try {
        return new ReceivedFile(name, receiveContent(content), null);
      } catch (Problem refusal) {
        if (REFUSES_ALL.contains(refusal.code()) || !skipRest(content)) {
          throw refusal;
        }
        return new ReceivedFile(name, null, refusal);
      }
    }
  }

  private StoredFile receiveContent(InputStream content) throws IOException {
    if (caseId != null) {
      return files.receive(content, limits.maxFileSize());
    }
    return receiveWithoutCase(content);
  }

  private StoredFile receiveWithoutCase(InputStream content) throws IOException {
    try {
      StoredFile stored = files.receive(content, Math.min(budgetWithoutCase, limits.maxFileSize()));
      budgetWithoutCase -= stored.size();
      return stored;
    } catch (Problem refusal) {
      if (refusal.code() == ProblemCode.FILE_TOO_LARGE) {
        throw new Problem(
            ProblemCode.MISSING_CASE, "Send case_id before the files, or in the query", refusal);
      }
      throw refusal;
    }
  }

  /** Reads on, within reason, so that the client gets to read its answer. */
  private boolean skipRest(InputStream content) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long skipped = 0;
    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
      skipped += n;
      if (skipped > limits.maxFileSize()) {
        return false;
      }
    }
    return true;
  }
}
