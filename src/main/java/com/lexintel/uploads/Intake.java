package com.lexintel.uploads;

import com.lexintel.cases.Cases;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.original.Original;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.files.FileStore;
import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.scan.MalwareScan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Makes documents of received files. */
@ApplicationScoped
public class Intake {
  private FileStore files;
  private MalwareScan scan;
  private Cases cases;
  private Documents documents;
  private final MediaTypes mediaTypes = new MediaTypes();
  private Clock clock;

  protected Intake() {}

  @Inject
  public Intake(FileStore files, MalwareScan scan, Cases cases, Documents documents, Clock clock) {
    this.files = files;
    this.scan = scan;
    this.cases = cases;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * @throws Problem {@code case_not_found}; {@code empty_file}; {@code infected_file}; {@code
   *     scanner_unavailable}; {@code unsupported_media_type}; {@code storage_unavailable}
   */
  Document accept(UUID caseId, ReceivedFile file) {
    cases.get(caseId);
    if (file.refusal() != null) {
      throw file.refusal();
    }
    StoredFile stored = file.stored();
    if (stored.size() == 0) {
      throw new Problem(ProblemCode.EMPTY_FILE, "The file is empty");
    }
    // Before anything here looks at what is in it.
    scan.refuseInfected(stored.path());
    Original original =
        new Original(
            file.filename(), type(stored.path(), file.filename()), stored.size(), stored.sha256());
    Document document = new Document(UUID.randomUUID(), caseId, original, clock.instant());
    files.keep(stored, document.id());
    return add(document);
  }

  private String type(Path path, String filename) {
    try {
      return mediaTypes.of(path, filename).orElseThrow(Intake::unsupported);
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.STORAGE_UNAVAILABLE, "The file store cannot be read; try again shortly", e);
    }
  }

  private static Problem unsupported() {
    return new Problem(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "The content of this file is of no type that can be processed; accepted are PDF, DOC,"
            + " DOCX, ODT, RTF, TXT, Markdown, HTML, EML, MSG, WPD, XLSX, PPTX, TIFF, PNG, JPEG,"
            + " ZIP, MBOX and winmail.dat");
  }

  private Document add(Document document) {
    boolean added = false;
    try {
      documents.add(document);
      added = true;
    } finally {
      // A commit whose answer was lost may have succeeded: only what is surely not there goes.
      if (!added && !documents.exists(document.id())) {
        files.remove(document.id());
      }
    }
    return document;
  }
}
