package com.lexintel.chat.resource;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.cases.Role;
import com.lexintel.chat.answer.AnswerView;
import com.lexintel.chat.answer.Answers;
import com.lexintel.chat.conversation.Asked;
import com.lexintel.chat.conversation.Conversation;
import com.lexintel.chat.conversation.Conversations;
import com.lexintel.chat.conversation.Questions;
import com.lexintel.chat.run.AnswerRunner;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.UUID;

/** One conversation. */
@RequestScoped
@Path("chats")
@Produces(MediaType.APPLICATION_JSON)
public class ChatsResource {
  private Conversations conversations;
  private Questions questions;
  private Answers answers;
  private AnswerRunner runner;
  private CaseAccess access;
  private AuditTrail trail;
  private Clock clock;

  protected ChatsResource() {}

  @Inject
  public ChatsResource(
      Conversations conversations,
      Questions questions,
      Answers answers,
      AnswerRunner runner,
      CaseAccess access,
      AuditTrail trail,
      Clock clock) {
    this.conversations = conversations;
    this.questions = questions;
    this.answers = answers;
    this.runner = runner;
    this.access = access;
    this.trail = trail;
    this.clock = clock;
  }

  /** A question. */
  public record NewMessage(String text) {}

  @GET
  @Path("{id}")
  public ChatWithMessages get(@PathParam("id") String id) throws SQLException {
    Conversation chat = conversation(id);
    trail.add(Deed.onCase(Action.CHAT_READ, chat.caseId()));
    return ChatWithMessages.of(chat, questions.of(chat.id()), answers.of(chat.id()));
  }

  /** Only for who began it, and for those who may edit the case. */
  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id, @Context SecurityContext context)
      throws SQLException {
    Conversation chat = conversation(id);
    Identity caller = Identity.of(context);
    if (!chat.createdBy().equals(caller.name())) {
      access.require(caller, chat.caseId(), Role.EDITOR);
    }
    List<AnswerView> cut = answers.of(chat.id());
    conversations.delete(chat);
    cut.forEach(answer -> runner.stopped(answer.id()));
  }

  @POST
  @Path("{id}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response ask(
      @PathParam("id") String id, NewMessage message, @Context SecurityContext context)
      throws SQLException {
    Asked asked =
        questions.ask(
            conversation(id),
            message == null ? null : message.text(),
            Identity.of(context).name(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    runner.wake();
    return Response.accepted(asked).location(URI.create("answers/" + asked.answerId())).build();
  }

  private Conversation conversation(String id) throws SQLException {
    UUID chat = Ids.parse(id).orElseThrow(ChatsResource::unknown);
    return conversations.find(chat).orElseThrow(ChatsResource::unknown);
  }

  private static Problem unknown() {
    return new Problem(ProblemCode.CHAT_NOT_FOUND, "There is no such conversation");
  }
}
