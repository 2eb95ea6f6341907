package com.lexintel.graphql;

import com.lexintel.documents.resource.AccessCheck;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs what clients ask for in GraphQL, whatever door they come by. */
@ApplicationScoped
public class GraphQlEngine {
  private static final String SCHEMA = "/com/lexintel/graphql/schema.graphqls";

  private final Map<String, Wiring.Batch<?, ?>> batches = new HashMap<>();
  private GraphQL graphQl;
  private Limits limits;

  protected GraphQlEngine() {}

  @Inject
  public GraphQlEngine(
      Instance<FieldSource> sources, AccessCheck access, GraphQlSettings settings) {
    this(sources, access, settings.introspection());
  }

  /** Without a server. */
  public GraphQlEngine(Iterable<FieldSource> sources, AccessCheck access, boolean introspection) {
    RuntimeWiring.Builder runtime =
        RuntimeWiring.newRuntimeWiring().scalar(Scalars.LONG).scalar(Scalars.DATE_TIME);
    Wiring wiring = new Wiring(runtime, access, batches);
    sources.forEach(source -> source.wire(wiring));
    Failures failures = new Failures();
    this.limits = new Limits(introspection);
    this.graphQl =
        GraphQL.newGraphQL(schema(runtime.build()))
            .defaultDataFetcherExceptionHandler(failures)
            .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(failures))
            .instrumentation(Limits.cost())
            .build();
  }

  private static GraphQLSchema schema(RuntimeWiring wiring) {
    try (InputStream file = GraphQlEngine.class.getResourceAsStream(SCHEMA)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), wiring);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a request on this thread. A subscription only begins. */
  public GraphQlAnswer run(GraphQlRequest request, Call call) {
    return new GraphQlAnswer(
        graphQl.execute(
            ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(limits.of(request.query()))
                .graphQLContext(
                    Map.of(
                        Call.class,
                        call,
                        SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED,
                        true))
                .dataLoaderRegistry(Wiring.loaders(batches))
                .build()));
  }
}
