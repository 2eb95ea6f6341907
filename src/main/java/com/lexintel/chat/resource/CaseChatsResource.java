package com.lexintel.chat.resource;

import com.lexintel.api.Page;
import com.lexintel.api.PageRequest;
import com.lexintel.cases.Cases;
import com.lexintel.cases.Needs;
import com.lexintel.cases.Role;
import com.lexintel.chat.conversation.Conversation;
import com.lexintel.chat.conversation.Conversations;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The conversations over a case. */
@RequestScoped
@Path("cases/{id}/chats")
@Produces(MediaType.APPLICATION_JSON)
public class CaseChatsResource {
  private Cases cases;
  private Conversations conversations;
  private Clock clock;

  protected CaseChatsResource() {}

  @Inject
  public CaseChatsResource(Cases cases, Conversations conversations, Clock clock) {
    this.cases = cases;
    this.conversations = conversations;
    this.clock = clock;
  }

  /** What a client says of a new conversation. */
  public record NewChat(String title) {}

  @POST
  @Needs(Role.READER)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(
      @PathParam("id") String id, NewChat wanted, @Context SecurityContext context)
      throws SQLException {
    Conversation chat =
        new Conversation(
            UUID.randomUUID(),
            cases.get(Ids.ofCase(id)).id(),
            wanted == null ? null : Conversation.usableTitle(wanted.title()),
            Identity.of(context).name(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    conversations.add(chat);
    return Response.created(URI.create("chats/" + chat.id())).entity(ChatView.of(chat)).build();
  }

  @GET
  public Page<ChatView> list(@PathParam("id") String id, @BeanParam PageRequest page)
      throws SQLException {
    UUID caseId = cases.get(Ids.ofCase(id)).id();
    return new Page<>(
        conversations.page(caseId, page.offset(), page.limit()).stream().map(ChatView::of).toList(),
        page.offset(),
        page.limit(),
        conversations.count(caseId));
  }
}
