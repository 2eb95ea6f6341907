package com.lexintel.graphql;

import com.lexintel.documents.resource.AccessCheck;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.reactivestreams.Publisher;

/** How the fields of the schema are resolved. What holds for all fields of a kind is said here. */
public final class Wiring {
  private final RuntimeWiring.Builder wiring;
  private final AccessCheck access;
  private final Map<String, Batch<?, ?>> batches;

  /**
   * @param batches is filled with what is read for all objects of a query together
   */
  Wiring(RuntimeWiring.Builder wiring, AccessCheck access, Map<String, Batch<?, ?>> batches) {
    this.wiring = wiring;
    this.access = access;
    this.batches = batches;
  }

  /** Finds the value of a field. */
  public interface Resolver<T> {
    T resolve(Call call, Arguments arguments) throws Exception;
  }

  /** Reads the values of many objects. An object without a value is left out. */
  interface Batch<K, V> {
    Map<K, V> read(Set<K> keys) throws Exception;

    /** One for each request, since it remembers what it has read. */
    default DataLoader<K, V> loader() {
      return DataLoaderFactory.newMappedDataLoader(
          keys -> {
            try {
              return CompletableFuture.completedFuture(read(keys));
            } catch (Exception failure) {
              return CompletableFuture.failedFuture(failure);
            }
          });
    }
  }

  public void query(String field, Resolver<?> resolver) {
    fetch("Query", field, environment -> once(environment, resolver));
  }

  public void mutation(String field, Resolver<?> resolver) {
    fetch(
        "Mutation",
        field,
        environment -> {
          access.requireWriter(call(environment).caller());
          return once(environment, resolver);
        });
  }

  public void subscription(String field, Resolver<Publisher<Object>> resolver) {
    fetch(
        "Subscription",
        field,
        environment -> {
          if (call(environment).outlet() == null) {
            throw new Problem(
                ProblemCode.BAD_REQUEST,
                "Subscriptions are served by graphql-transport-ws, and at /graphql/stream");
          }
          return resolver.resolve(call(environment), arguments(environment));
        });
  }

  /**
   * A field of objects.
   *
   * @param key what it is read by, for an object and the arguments of the field
   */
  <S, K, V> void batched(
      String type,
      String field,
      Class<S> source,
      BiFunction<S, Arguments, K> key,
      Batch<K, V> batch) {
    String name = type + "." + field;
    batches.put(name, batch);
    fetch(
        type,
        field,
        environment -> {
          S object = source.cast(environment.getSource());
          return environment
              .<K, V>getDataLoader(name)
              .load(key.apply(object, arguments(environment)));
        });
  }

  static DataLoaderRegistry loaders(Map<String, Batch<?, ?>> batches) {
    DataLoaderRegistry.Builder loaders = DataLoaderRegistry.newRegistry();
    batches.forEach((name, batch) -> loaders.register(name, batch.loader()));
    return loaders.build();
  }

  private void fetch(String type, String field, DataFetcher<?> fetcher) {
    wiring.type(type, fields -> fields.dataFetcher(field, fetcher));
  }

  /** An identity is known to be good when a request begins, not as long as a connection lasts. */
  private static Object once(DataFetchingEnvironment environment, Resolver<?> resolver)
      throws Exception {
    if (call(environment).outlet() != null) {
      throw new Problem(
          ProblemCode.BAD_REQUEST, "Queries and mutations are served by POST /graphql");
    }
    return resolver.resolve(call(environment), arguments(environment));
  }

  private static Call call(DataFetchingEnvironment environment) {
    return environment.getGraphQlContext().get(Call.class);
  }

  private static Arguments arguments(DataFetchingEnvironment environment) {
    return new Arguments(environment.getArguments());
  }
}
