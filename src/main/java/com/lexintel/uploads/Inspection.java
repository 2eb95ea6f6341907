package com.lexintel.uploads;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.documents.original.Original;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.scan.MalwareScan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Looks at received files: which of them become documents. */
@ApplicationScoped
public class Inspection {
  private MalwareScan scan;
  private AuditTrail trail;
  private final MediaTypes mediaTypes = new MediaTypes();

  protected Inspection() {}

  @Inject
  public Inspection(MalwareScan scan, AuditTrail trail) {
    this.scan = scan;
    this.trail = trail;
  }

  /**
   * @throws Problem that of the file when it was received; {@code empty_file}; {@code
   *     infected_file}; {@code scanner_unavailable}; {@code unsupported_media_type}; {@code
   *     storage_unavailable}
   */
  Original original(UUID caseId, ReceivedFile file) {
    if (file.refusal() != null) {
      throw file.refusal();
    }
    StoredFile stored = file.stored();
    if (stored.size() == 0) {
      throw new Problem(ProblemCode.EMPTY_FILE, "The file is empty");
    }
    // Before anything here looks at what is in it.
    scan(caseId, stored.path());
    return new Original(
        file.filename(), type(stored.path(), file.filename()), stored.size(), stored.sha256());
  }

  private void scan(UUID caseId, Path file) {
    try {
      scan.refuseInfected(file);
    } catch (Problem refusal) {
      if (refusal.code() == ProblemCode.INFECTED_FILE) {
        trail.add(Deed.refused(caseId, null, refusal.code().word()));
      }
      throw refusal;
    }
  }

  private String type(Path path, String filename) {
    try {
      return mediaTypes.of(path, filename).orElseThrow(Inspection::unsupported);
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
}
