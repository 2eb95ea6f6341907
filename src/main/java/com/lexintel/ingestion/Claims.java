package com.lexintel.ingestion;

import com.lexintel.cases.Cases;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.queue.Pick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Gives picked documents to workers of this node. */
@ApplicationScoped
public class Claims {
  private Documents documents;
  private Cases cases;
  private IngestionQueue queue;
  private Clock clock;

  protected Claims() {}

  @Inject
  public Claims(Documents documents, Cases cases, IngestionQueue queue, Clock clock) {
    this.documents = documents;
    this.cases = cases;
    this.queue = queue;
    this.clock = clock;
  }

  /** Claims a document for the worker that picked it, in one transaction. */
  @InTransaction
  Claim claim(Pick pick) throws SQLException {
    UUID id = pick.entry().documentId();
    Optional<Document> open =
        documents
            .find(id)
            .filter(d -> d.attempts().series() == pick.entry().series() && !d.status().terminal())
            .filter(d -> d.step() != Step.CANCELLING);
    if (open.isEmpty()) {
      return Claim.none(Claim.Outcome.NOTHING_TO_DO);
    }
    // Asked with the document locked, so that whoever picks the entry later also claims later.
    if (!queue.isCurrent(pick)) {
      return Claim.none(Claim.Outcome.PICKED_BY_ANOTHER);
    }
    if (lostItsLastAttempt(open.get())) {
      documents.change(id, document -> document.abandon(clock.instant()));
      return Claim.none(Claim.Outcome.NOTHING_TO_DO);
    }
    Document claimed = documents.change(id, document -> document.claim(clock.instant()));
    cases.served(claimed.caseId(), clock.instant());
    return Claim.of(claimed);
  }

  private static boolean lostItsLastAttempt(Document document) {
    return document.status() == Status.PROCESSING && document.attempts().isLast();
  }
}
