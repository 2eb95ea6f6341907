package com.lexintel.streaming.graphql;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.graphql.Arguments;
import com.lexintel.graphql.Call;
import com.lexintel.graphql.FieldSource;
import com.lexintel.graphql.Wiring;
import com.lexintel.node.ServerResources;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/** Progress, once or as it happens. */
@ApplicationScoped
public class ProgressFields implements FieldSource {
  private LiveProgress live;
  private Executor executor;

  protected ProgressFields() {}

  @Inject
  public ProgressFields(LiveProgress live, ServerResources server) {
    this(live, server.executor());
  }

  /** Without a server. */
  ProgressFields(LiveProgress live, Executor executor) {
    this.live = live;
    this.executor = executor;
  }

  @Override
  public void wire(Wiring wiring) {
    wiring.query("documentProgress", this::document);
    wiring.query("caseProgress", this::legalCase);
    wiring.subscription("documentProgress", this::followDocument);
    wiring.subscription("caseProgress", this::followCase);
  }

  private Map<String, Object> document(Call call, Arguments arguments) {
    UUID id = arguments.documentId("documentId");
    live.refuseUnknown(call.client().identity(), Topic.document(id), false);
    return live.document(id)
        .map(ProgressValue::ofDocument)
        .orElseThrow(
            () -> new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document"));
  }

  private Map<String, Object> legalCase(Call call, Arguments arguments) {
    UUID id = arguments.caseId("caseId");
    live.refuseUnknown(call.client().identity(), Topic.legalCase(id), false);
    return ProgressValue.ofCase(id, live.legalCase(id, arguments.text("since")).toJson());
  }

  private Publisher<Object> followDocument(Call call, Arguments arguments) {
    Topic topic = Topic.document(arguments.documentId("documentId"));
    return follow(call, topic, arguments, ProgressValue::ofDocument);
  }

  private Publisher<Object> followCase(Call call, Arguments arguments) {
    UUID id = arguments.caseId("caseId");
    return follow(
        call, Topic.legalCase(id), arguments, message -> ProgressValue.ofCase(id, message));
  }

  private Publisher<Object> follow(
      Call call, Topic topic, Arguments arguments, Function<Message, Object> value) {
    String since = arguments.text("since");
    live.refuseMore(call.client(), 1);
    live.refuseUnknown(call.client().identity(), topic, since != null);
    return new ProgressSource(
        call.outlet(),
        executor,
        sink -> live.follow(call.client(), topic, sink, since, Fields.ALL),
        value);
  }
}
