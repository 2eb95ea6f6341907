package com.lexintel.graphql;

import com.lexintel.api.ListPage;
import com.lexintel.cases.Case;
import com.lexintel.cases.Cases;
import com.lexintel.cases.Role;
import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Removal;
import com.lexintel.documents.resource.AccessCheck;
import com.lexintel.documents.resource.Duplicates;
import com.lexintel.documents.resource.VisibleDocuments;
import com.lexintel.files.FileStore;
import com.lexintel.identity.Identity;
import com.lexintel.ingestion.DocumentWork;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;

/** Documents. */
@ApplicationScoped
public class DocumentFields implements FieldSource {
  private AccessCheck access;
  private Documents documents;
  private VisibleDocuments lists;
  private NewestDocuments newest;
  private Duplicates duplicates;
  private DocumentWork work;
  private Removal removal;
  private FileStore files;
  private Cases cases;

  protected DocumentFields() {}

  @Inject
  public DocumentFields(
      AccessCheck access,
      Documents documents,
      VisibleDocuments lists,
      NewestDocuments newest,
      Duplicates duplicates,
      DocumentWork work,
      Removal removal,
      FileStore files,
      Cases cases) {
    this.access = access;
    this.documents = documents;
    this.lists = lists;
    this.newest = newest;
    this.duplicates = duplicates;
    this.work = work;
    this.removal = removal;
    this.files = files;
    this.cases = cases;
  }

  @Override
  public void wire(Wiring wiring) {
    wiring.query("documents", this::page);
    wiring.query("document", this::one);
    wiring.batched("Case", "documents", Case.class, NewestDocuments.Wanted::of, newest::read);
    wiring.batched(
        "Document", "case", DocumentView.class, (of, arguments) -> of.caseId(), cases::get);
    wiring.mutation("cancelDocument", this::cancel);
    wiring.mutation("retryDocument", this::retry);
    wiring.mutation("deleteDocument", this::delete);
  }

  private ListPage<DocumentView> page(Call call, Arguments arguments) throws SQLException {
    Identity caller = call.caller();
    UUID caseId = arguments.caseId("caseId");
    if (caseId != null) {
      access.requireCase(caller, caseId, Role.READER);
    }
    Status status = VisibleDocuments.status(arguments.text("status"));
    return lists.page(caller, caseId, status, arguments.slice());
  }

  private DocumentView one(Call call, Arguments arguments) throws SQLException {
    Document found = documents.get(allowed(call, arguments, Role.READER));
    return duplicates.view(found);
  }

  private DocumentView cancel(Call call, Arguments arguments) throws SQLException {
    return work.cancel(allowed(call, arguments, Role.EDITOR));
  }

  private DocumentView retry(Call call, Arguments arguments) throws SQLException {
    return work.retry(allowed(call, arguments, Role.EDITOR));
  }

  private UUID delete(Call call, Arguments arguments) throws SQLException {
    UUID id = allowed(call, arguments, Role.EDITOR);
    removal.remove(id).forEach(files::remove);
    return id;
  }

  private UUID allowed(Call call, Arguments arguments, Role needed) {
    UUID id = arguments.documentId("id");
    access.requireDocument(call.caller(), id, needed);
    return id;
  }
}
