package com.lexintel.graphql;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;

/** The scalars of the schema that GraphQL does not have. They stand in answers only. */
final class Scalars {
  static final GraphQLScalarType LONG =
      scalar("Long", value -> value instanceof Number number ? number.longValue() : null);
  static final GraphQLScalarType DATE_TIME =
      scalar(
          "DateTime",
          value ->
              value instanceof Instant at ? at.truncatedTo(ChronoUnit.MILLIS).toString() : null);

  private Scalars() {}

  private static GraphQLScalarType scalar(String name, Function<Object, Object> writing) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(
            new Coercing<Object, Object>() {
              @Override
              public Object serialize(Object value, GraphQLContext context, Locale locale) {
                return writing.apply(value);
              }
            })
        .build();
  }
}
