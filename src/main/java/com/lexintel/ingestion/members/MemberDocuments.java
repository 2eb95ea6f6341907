package com.lexintel.ingestion.members;

import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Families;
import com.lexintel.documents.Family;
import com.lexintel.documents.original.Original;
import com.lexintel.files.FileStore;
import com.lexintel.files.StoredFile;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.uploads.Filename;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes documents of files that were found in another, each of them once. */
@ApplicationScoped
public class MemberDocuments {
  private FileStore files;
  private Documents documents;
  private Families families;
  private Clock clock;

  protected MemberDocuments() {}

  @Inject
  public MemberDocuments(FileStore files, Documents documents, Families families, Clock clock) {
    this.files = files;
    this.documents = documents;
    this.families = families;
    this.clock = clock;
  }

  /**
   * Adds those that an earlier attempt has not added, in one transaction that the attempt's fence
   * guards.
   */
  @InTransaction
  void add(Attempt attempt, List<ReceivedMember> members) throws SQLException {
    Document container = documents.held(attempt.documentId(), attempt.fence());
    Set<String> there = families.places(container.id());
    List<Document> added = new ArrayList<>();
    Map<UUID, StoredFile> originals = new HashMap<>();
    for (ReceivedMember received : members) {
      Document member = document(container, received);
      if (!there.contains(member.family().place())) {
        added.add(member);
        originals.put(member.id(), received.stored());
      }
    }
    if (!added.isEmpty()) {
      documents.add(added);
      files.keep(originals);
    }
  }

  private Document document(Document container, ReceivedMember received) {
    String path = Filename.safePath(received.member().path());
    Original original =
        new Original(
            Filename.safe(path),
            received.member().mediaType(),
            received.stored().size(),
            received.stored().sha256());
    return Family.member(container, received.member().number(), path, original, clock.instant());
  }
}
