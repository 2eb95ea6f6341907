package com.lexintel.documents.resource;

import com.lexintel.cases.AsksItself;
import com.lexintel.cases.Needs;
import com.lexintel.cases.Role;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
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
import java.util.Set;

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

  private AccessCheck access;

  @Context private ResourceInfo resource;

  public AccessFilter() {}

  @Inject
  public AccessFilter(AccessCheck access) {
    this.access = access;
  }

  /**
   * @throws Problem {@code case_not_found}, {@code document_not_found}: also for what is not for
   *     the caller; {@code forbidden} for what the caller may see but not do
   */
  @Override
  public void filter(ContainerRequestContext context) {
    Identity caller = Identity.of(context.getSecurityContext());
    if (caller.unrestricted() || asksItself()) {
      return;
    }
    boolean reads = READING.contains(context.getMethod());
    if (!reads) {
      access.requireWriter(caller);
    }
    Role needed = needed(reads);
    UriInfo uri = context.getUriInfo();
    String id = uri.getPathParameters().getFirst("id");
    if (id != null && names(uri, "cases")) {
      access.requireCase(caller, Ids.ofCase(id), needed);
    } else if (id != null && names(uri, "documents")) {
      access.requireDocument(caller, Ids.ofDocument(id), needed);
    }
    for (String named : uri.getQueryParameters().getOrDefault("case_id", List.of())) {
      access.requireCase(caller, Ids.ofCase(named), needed);
    }
    for (String named : uri.getQueryParameters().getOrDefault("document_id", List.of())) {
      access.requireDocument(caller, Ids.ofDocument(named), needed);
    }
  }

  private boolean asksItself() {
    Method method = resource.getResourceMethod();
    return method != null && method.isAnnotationPresent(AsksItself.class);
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
}
