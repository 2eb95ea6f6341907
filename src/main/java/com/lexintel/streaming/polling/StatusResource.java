package com.lexintel.streaming.polling;

import com.lexintel.identity.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** Progress on asking, for those who cannot have a stream. */
@Path("progress")
@ApplicationScoped
public class StatusResource {
  private Polls polls;

  protected StatusResource() {}

  @Inject
  public StatusResource(Polls polls) {
    this.polls = polls;
  }

  /** The latest of one document. */
  @GET
  @Polled
  @Path("documents/{id}/status")
  @Produces(MediaType.APPLICATION_JSON)
  public void documentStatus(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context HttpServletRequest call,
      @Suspended AsyncResponse response) {
    polls.await(PollRequest.of(Client.of(security, call), uri, headers::getHeaderString), response);
  }

  /** The latest of every document of a case, or only of those that changed since a cursor. */
  @GET
  @Polled
  @Path("cases/{id}/status")
  @Produces(MediaType.APPLICATION_JSON)
  public void caseStatus(
      @PathParam("id") String id,
      @QueryParam("since") String since,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context HttpServletRequest call,
      @Suspended AsyncResponse response) {
    polls.await(PollRequest.of(Client.of(security, call), uri, headers::getHeaderString), response);
  }
}
