package com.lexintel.api;

import com.lexintel.database.DatabasePulse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses at once what needs the database while it is known to be away: EclipseLink would try again
 * for many seconds first. Progress is left alone: it may be told from memory.
 */
@Provider
@ApplicationScoped
public class WhileDatabaseAway implements ContainerRequestFilter {
  private DatabasePulse database;

  public WhileDatabaseAway() {}

  @Inject
  public WhileDatabaseAway(DatabasePulse database) {
    this.database = database;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    boolean progress = path.contains("progress/") || path.endsWith("/status");
    if (database.away() && !progress) {
      request.abortWith(ProblemDetails.of(Refusal.databaseUnavailable()).response());
    }
  }
}
