package com.lexintel.chat.resource;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.cases.Needs;
import com.lexintel.cases.Role;
import com.lexintel.channels.answer.AnswerStore;
import com.lexintel.chat.conversation.Conversation;
import com.lexintel.chat.conversation.Conversations;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for every conversation and answer that a call names whether the caller may do that: as for
 * their case. Whoever reads a case may ask about it, so that is the role without {@link Needs}.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 1)
public class ChatAccess implements ContainerRequestFilter {
  private Conversations conversations;
  private AnswerStore answers;
  private CaseAccess access;
  private AuditTrail trail;

  @Context private ResourceInfo resource;

  public ChatAccess() {}

  @Inject
  public ChatAccess(
      Conversations conversations, AnswerStore answers, CaseAccess access, AuditTrail trail) {
    this.conversations = conversations;
    this.answers = answers;
    this.access = access;
    this.trail = trail;
  }

  /**
   * @throws Problem {@code chat_not_found}, {@code answer_not_found}: also for what is not for the
   *     caller; {@code forbidden} for what the caller may see but not do
   */
  @Override
  public void filter(ContainerRequestContext context) {
    String id = context.getUriInfo().getPathParameters().getFirst("id");
    String kind = context.getUriInfo().getPathSegments().get(0).getPath();
    if (id == null) {
      return;
    }
    Identity caller = Identity.of(context.getSecurityContext());
    if (kind.equals("chats")) {
      require(caller, Ids.parse(id).flatMap(this::caseOfChat), ProblemCode.CHAT_NOT_FOUND);
    } else if (kind.equals("answers")) {
      require(caller, Ids.parse(id).flatMap(answers::caseOf), ProblemCode.ANSWER_NOT_FOUND);
    }
  }

  private Optional<UUID> caseOfChat(UUID id) {
    try {
      return conversations.find(id).map(Conversation::caseId);
    } catch (SQLException e) {
      throw new Problem(
          ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached at the moment", e);
    }
  }

  private void require(Identity caller, Optional<UUID> caseId, ProblemCode unknown) {
    Problem notFound =
        new Problem(
            unknown,
            unknown == ProblemCode.CHAT_NOT_FOUND
                ? "There is no such conversation"
                : "There is no such answer");
    UUID known = caseId.orElseThrow(() -> notFound);
    Optional<Role> held = access.role(caller, known);
    if (held.isEmpty()) {
      trail.add(Deed.refused(known, null, unknown.word()));
      throw notFound;
    }
    if (!held.get().includes(needed())) {
      trail.add(Deed.refused(known, null, ProblemCode.FORBIDDEN.word()));
      throw CaseAccess.forbidden();
    }
  }

  private Role needed() {
    Needs needs =
        resource.getResourceMethod() == null
            ? null
            : resource.getResourceMethod().getAnnotation(Needs.class);
    return needs == null ? Role.READER : needs.value();
  }
}
