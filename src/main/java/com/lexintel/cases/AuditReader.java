package com.lexintel.cases;

import com.lexintel.api.JsonConfiguration;
import com.lexintel.api.ListPage;
import com.lexintel.api.ListRequest;
import com.lexintel.api.Slice;
import com.lexintel.audit.AuditEntry;
import com.lexintel.audit.AuditLines;
import com.lexintel.audit.AuditRecords;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The audit as its readers get it. */
@ApplicationScoped
public class AuditReader {
  static final String LINES = "application/x-ndjson";

  private final Jsonb jsonb = new JsonConfiguration().getContext(AuditEntry.class);
  private AuditRecords records;
  private AuditTrail trail;

  protected AuditReader() {}

  @Inject
  public AuditReader(AuditRecords records, AuditTrail trail) {
    this.trail = trail;
    this.records = records;
  }

  /**
   * @throws Problem {@code forbidden}
   */
  void refuseUnlessAdministrator(Identity caller) {
    if (!caller.admin()) {
      Problem refusal = CaseAccess.forbidden();
      trail.add(Deed.refused(null, null, refusal.code().word()));
      throw refusal;
    }
  }

  /**
   * A page, or lines for who accepts them: all, unless a limit is asked for.
   *
   * @param caseId null for all cases
   */
  Response answer(
      Identity caller, UUID caseId, ListRequest page, UriInfo uri, HttpHeaders headers) {
    if (headers.getAcceptableMediaTypes().stream().noneMatch(AuditReader::meansLines)) {
      return Response.ok(page(caller, caseId, page), MediaType.APPLICATION_JSON).build();
    }
    boolean all = !uri.getQueryParameters().containsKey("limit");
    long limit = all ? Long.MAX_VALUE : page.limit();
    Slice<Long> slice = page.slice(AuditReader::number);
    AuditLines lines =
        new AuditLines(
            records,
            jsonb::toJson,
            caseId,
            caller.subjects(),
            before(slice),
            slice.offset(),
            limit);
    return Response.ok(lines, LINES).build();
  }

  // A wildcard does not mean them.
  private static boolean meansLines(MediaType accepted) {
    return LINES.equals(accepted.getType() + "/" + accepted.getSubtype());
  }

  private ListPage<AuditEntry> page(Identity caller, UUID caseId, ListRequest page) {
    Slice<Long> slice = page.slice(AuditReader::number);
    List<AuditEntry> found =
        records.page(caseId, caller.subjects(), before(slice), slice.offset(), slice.withOneMore());
    return slice.page(found, AuditEntry::id, most -> records.count(caseId, most));
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static long before(Slice<Long> slice) {
    return slice.after() == null ? Long.MAX_VALUE : slice.after();
  }
}
