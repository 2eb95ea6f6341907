package com.lexintel.ingestion.members;

import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Families;
import com.lexintel.extraction.MemberLimits;
import com.lexintel.files.FileStore;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.scan.MalwareScan;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Receives the files that are found in documents, within the limits of the whole upload. */
@ApplicationScoped
public class MemberIntake {
  private FileStore files;
  private MalwareScan scan;
  private Documents documents;
  private Families families;
  private MemberDocuments members;
  private int maxDepth;
  private int maxNumber;
  private long maxUnpacked;
  private long maxSize;

  protected MemberIntake() {}

  @Inject
  public MemberIntake(
      FileStore files,
      MalwareScan scan,
      Documents documents,
      Families families,
      MemberDocuments members,
      Settings settings) {
    this.files = files;
    this.scan = scan;
    this.documents = documents;
    this.families = families;
    this.members = members;
    maxDepth = settings.number("lexintel.members.max-depth", 0, 20);
    maxNumber = settings.number("lexintel.members.max-number", 0, 999_999);
    maxUnpacked = settings.size("lexintel.members.max-unpacked", 0);
    maxSize = settings.maxUploadSize();
  }

  /** For the files of one document. */
  public ReceivedMembers of(UUID id) throws SQLException {
    Document container = documents.get(id);
    Families.Used used = families.usedBeside(container);
    return new ReceivedMembers(
        files,
        scan,
        new MemberLimits(
            container.family().depth() >= maxDepth,
            Math.max(0, maxNumber - used.number()),
            Math.max(0, maxUnpacked - used.bytes()),
            maxSize));
  }

  /** Makes documents of them, some at a time. */
  public void add(Attempt attempt, ReceivedMembers received) throws SQLException {
    for (List<ReceivedMember> some : received.inParts()) {
      members.add(attempt, some);
    }
  }
}
