package com.lexintel.chat.resource;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.channels.answer.AnswerStore;
import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.chat.answer.AnswerLedger;
import com.lexintel.chat.answer.AnswerView;
import com.lexintel.chat.answer.Answers;
import com.lexintel.chat.run.AnswerRunner;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;

/** One answer. */
@RequestScoped
@Path("answers")
@Produces(MediaType.APPLICATION_JSON)
public class AnswersResource {
  private Answers answers;
  private AnswerStore store;
  private AnswerLedger ledger;
  private AnswerRunner runner;
  private AuditTrail trail;

  protected AnswersResource() {}

  @Inject
  public AnswersResource(
      Answers answers,
      AnswerStore store,
      AnswerLedger ledger,
      AnswerRunner runner,
      AuditTrail trail) {
    this.answers = answers;
    this.store = store;
    this.ledger = ledger;
    this.runner = runner;
    this.trail = trail;
  }

  @GET
  @Path("{id}")
  public AnswerView get(@PathParam("id") String id) throws SQLException {
    return answers.find(LiveAnswers.idOf(id)).orElseThrow(AnswersResource::unknown);
  }

  /** Keeps what is there. Nothing happens to an answer that has ended. */
  @POST
  @Path("{id}/stop")
  public Response stop(@PathParam("id") String id) throws SQLException {
    UUID answer = LiveAnswers.idOf(id);
    UUID caseId = store.caseOf(answer).orElseThrow(AnswersResource::unknown);
    if (ledger.stop(answer)) {
      runner.stopped(answer);
      trail.add(Deed.onCase(Action.ANSWER_STOPPED, caseId));
    }
    return Response.accepted().build();
  }

  private static Problem unknown() {
    return new Problem(ProblemCode.ANSWER_NOT_FOUND, "There is no such answer");
  }
}
