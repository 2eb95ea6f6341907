package com.lexintel.streaming.polling;

import com.lexintel.identity.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** The latest of one document, where one would look for it. */
@Path("documents/{id}/status")
@ApplicationScoped
public class DocumentStatusResource {
  private Polls polls;

  protected DocumentStatusResource() {}

  @Inject
  public DocumentStatusResource(Polls polls) {
    this.polls = polls;
  }

  @GET
  @Polled
  @Produces(MediaType.APPLICATION_JSON)
  public void status(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context HttpServletRequest call,
      @Suspended AsyncResponse response) {
    polls.await(PollRequest.of(Client.of(security, call), uri, headers::getHeaderString), response);
  }
}
