package com.lexintel.ingestion;

import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Documents;
import com.lexintel.documents.resource.Duplicates;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;

/** Cancel and retry of one document. Both answer with the document as it is then. */
@ApplicationScoped
public class DocumentWork {
  private WorkRequests requests;
  private Documents documents;
  private Duplicates duplicates;

  protected DocumentWork() {}

  @Inject
  public DocumentWork(WorkRequests requests, Documents documents, Duplicates duplicates) {
    this.requests = requests;
    this.documents = documents;
    this.duplicates = duplicates;
  }

  /**
   * @throws Problem {@code not_cancellable}, {@code document_not_found}
   */
  public DocumentView cancel(UUID document) throws SQLException {
    for (UUID cancelled : requests.cancel(document)) {
      requests.finishCancel(cancelled);
    }
    return view(document);
  }

  /**
   * @throws Problem {@code not_retryable}, {@code document_not_found}
   */
  public DocumentView retry(UUID document) throws SQLException {
    requests.retry(document);
    return view(document);
  }

  private DocumentView view(UUID document) throws SQLException {
    return duplicates.view(documents.get(document));
  }
}
