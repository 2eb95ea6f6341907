package com.lexintel.uploads;

import com.lexintel.cases.Cases;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The transaction in which files become documents, all of them or none. */
@ApplicationScoped
public class NewDocuments {
  private Cases cases;
  private Documents documents;

  protected NewDocuments() {}

  @Inject
  public NewDocuments(Cases cases, Documents documents) {
    this.cases = cases;
    this.documents = documents;
  }

  /**
   * @throws RolledBack for whatever comes before the commit
   */
  @InTransaction
  List<Document> add(UUID caseId, List<NewFile> sent) {
    try {
      cases.get(caseId);
      List<Document> added = sent.stream().map(file -> file.document(caseId)).toList();
      documents.add(added);
      return added;
    } catch (RuntimeException fault) {
      throw new RolledBack(fault);
    }
  }

  /** Nothing was stored, for certain; after a commit that fails nobody knows. */
  static final class RolledBack extends RuntimeException {
    RolledBack(RuntimeException cause) {
      super(cause);
    }
  }
}
