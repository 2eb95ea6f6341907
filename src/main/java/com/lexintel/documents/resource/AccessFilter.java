package com.lexintel.documents.resource;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.cases.Needs;
import com.lexintel.cases.Role;
import com.lexintel.documents.Documents;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for every case and document that a call names, in its path or its query, whether the caller
 * may do that. A resource cannot forget it.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {
  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private CaseAccess access;
  private Documents documents;
  private AuditTrail trail;

  @Context private ResourceInfo resource;

  public AccessFilter() {}

  @Inject
  public AccessFilter(CaseAccess access, Documents documents, AuditTrail trail) {
    this.access = access;
    this.documents = documents;
    this.trail = trail;
  }

  /**
   * @throws Problem {@code case_not_found}, {@code document_not_found}: also for what is not for
   *     the caller; {@code forbidden} for what the caller may see but not do
   */
  @Override
  public void filter(ContainerRequestContext context) {
    Identity caller = Identity.of(context.getSecurityContext());
    if (caller.unrestricted()) {
      return;
    }
    boolean reads = READING.contains(context.getMethod());
    if (!reads && !caller.writes()) {
      trail.add(Deed.refused(null, null, ProblemCode.FORBIDDEN.word()));
      throw new Problem(ProblemCode.FORBIDDEN, "This token may only read");
    }
    Role needed = needed(reads);
    UriInfo uri = context.getUriInfo();
    String id = uri.getPathParameters().getFirst("id");
    if (id != null && names(uri, "cases")) {
      requireCase(caller, id, needed);
    } else if (id != null && names(uri, "documents")) {
      requireDocument(caller, id, needed);
    }
    for (String named : uri.getQueryParameters().getOrDefault("case_id", List.of())) {
      requireCase(caller, named, needed);
    }
    for (String named : uri.getQueryParameters().getOrDefault("document_id", List.of())) {
      requireDocument(caller, named, needed);
    }
  }

  private static boolean names(UriInfo uri, String kind) {
    return uri.getPathSegments().stream().anyMatch(part -> part.getPath().equals(kind));
  }

  private Role needed(boolean reads) {
    // The servers answer OPTIONS by themselves.
    Method method = resource.getResourceMethod();
    Needs needs = method == null ? null : method.getAnnotation(Needs.class);
    if (needs != null) {
      return needs.value();
    }
    return reads ? Role.READER : Role.EDITOR;
  }

  private void requireCase(Identity caller, String text, Role needed) {
    UUID caseId = Ids.ofCase(text);
    try {
      access.require(caller, caseId, needed);
    } catch (Problem refusal) {
      trail.add(Deed.refused(caseId, null, refusal.code().word()));
      throw refusal;
    }
  }

  /** The same answer for a document that is not there and for one that is not for the caller. */
  private void requireDocument(Identity caller, String text, Role needed) {
    UUID id = Ids.ofDocument(text);
    UUID caseId = documents.caseOf(id).orElseThrow(AccessFilter::unknown);
    Optional<Role> role = access.role(caller, caseId);
    if (role.isEmpty()) {
      trail.add(Deed.refused(caseId, id, ProblemCode.DOCUMENT_NOT_FOUND.word()));
      throw unknown();
    }
    if (!role.get().includes(needed)) {
      trail.add(Deed.refused(caseId, id, ProblemCode.FORBIDDEN.word()));
      throw CaseAccess.forbidden();
    }
  }

  private static Problem unknown() {
    return new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document");
  }
}
