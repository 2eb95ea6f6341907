package com.lexintel.uploads;

import com.lexintel.api.Refusal;
import com.lexintel.database.DatabaseFault;
import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Documents;
import com.lexintel.documents.resource.Duplicates;
import com.lexintel.files.FileStore;
import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes documents of some files together: one turn of the disk, and one transaction. */
@ApplicationScoped
public class Filing {
  private FileStore files;
  private NewDocuments newDocuments;
  private Documents documents;
  private Duplicates duplicates;

  protected Filing() {}

  @Inject
  public Filing(
      FileStore files, NewDocuments newDocuments, Documents documents, Duplicates duplicates) {
    this.files = files;
    this.newDocuments = newDocuments;
    this.documents = documents;
    this.duplicates = duplicates;
  }

  /**
   * What became of each file. What cannot be stored does not hold up what can.
   *
   * @throws Problem {@code database_unavailable}; perhaps they are documents nevertheless
   */
  Map<ReceivedFile, Outcome> file(UUID caseId, List<NewFile> sent) {
    List<Document> added;
    try {
      added = store(caseId, sent);
    } catch (Exception fault) { // A commit fails with exceptions that no signature names.
      if (DatabaseFault.in(fault)) {
        throw Refusal.of(fault);
      }
      return oneByOne(caseId, sent, fault);
    }
    return outcomes(sent, views(caseId, added));
  }

  private List<Document> store(UUID caseId, List<NewFile> sent) {
    Map<UUID, StoredFile> originals =
        sent.stream().collect(Collectors.toMap(NewFile::id, each -> each.received().stored()));
    // Before the transaction, whose connection and locks must not wait for a disk.
    files.keep(originals);
    try {
      return newDocuments.add(caseId, sent);
    } catch (Exception fault) {
      giveBack(originals, fault);
      throw fault;
    }
  }

  private void giveBack(Map<UUID, StoredFile> originals, Exception fault) {
    try {
      if (!(fault instanceof NewDocuments.RolledBack)) {
        // A commit whose answer was lost may have succeeded: only what is surely not there goes.
        documents.existing(Set.copyOf(originals.keySet())).forEach(originals::remove);
      }
      files.giveBack(originals);
    } catch (RuntimeException databaseIsAway) {
      // Housekeeping removes what is left over.
      fault.addSuppressed(databaseIsAway);
    }
  }

  private Map<ReceivedFile, Outcome> oneByOne(UUID caseId, List<NewFile> sent, Exception fault) {
    Map<ReceivedFile, Outcome> outcomes = new HashMap<>();
    if (sent.size() == 1) {
      ReceivedFile file = sent.get(0).received();
      outcomes.put(file, Outcome.refused(file, Refusal.of(fault)));
    } else {
      sent.forEach(each -> outcomes.putAll(file(caseId, List.of(each))));
    }
    return outcomes;
  }

  private List<DocumentView> views(UUID caseId, List<Document> added) {
    try {
      return duplicates.views(caseId, added);
    } catch (SQLException | RuntimeException fault) {
      throw Refusal.of(fault);
    }
  }

  private static Map<ReceivedFile, Outcome> outcomes(List<NewFile> sent, List<DocumentView> views) {
    Map<ReceivedFile, Outcome> outcomes = new HashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      ReceivedFile file = sent.get(i).received();
      outcomes.put(file, new Outcome(file.filename(), views.get(i), null));
    }
    return outcomes;
  }
}
