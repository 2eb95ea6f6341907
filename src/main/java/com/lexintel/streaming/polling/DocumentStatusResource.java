package com.lexintel.streaming.polling;

import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.progress.Ids;
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
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context HttpServletRequest call,
      @Suspended AsyncResponse response) {
    polls.await(
        Client.of(security, call),
        Topic.document(Ids.ofDocument(id)),
        null,
        PollPreferences.of(headers),
        response);
  }
}
