package com.lexintel.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.validation.QueryComplexityLimits;
import java.util.Map;
import java.util.Set;

/**
 * How large a query may be. The library's own limits are far too wide.
 *
 * @param introspection whether clients may ask for the schema
 */
record Limits(boolean introspection) {
  static final int DEPTH = 12;
  static final int FIELDS = 500;
  static final int TOKENS = 2_000;

  /** How many values an answer may have. */
  static final int COST = 50_000;

  /** What tools ask for to know a schema is deep, and bounded by the library in its own way. */
  private static final int INTROSPECTION_DEPTH = 20;

  private static final int LONGEST = 64 * 1024;

  /** Lists that have no limit of their own, and what they are taken to have. */
  private static final Set<String> UNPAGED = Set.of("members");

  private static final int PAGE = 50;

  /** Those of one request. */
  Map<Object, Object> of(String query) {
    boolean ofSchema = introspection && query.contains("__schema");
    return Map.of(
        ParserOptions.class,
        ParserOptions.newParserOptions()
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .maxCharacters(LONGEST)
            .maxTokens(TOKENS)
            .maxWhitespaceTokens(LONGEST)
            .build(),
        QueryComplexityLimits.KEY,
        QueryComplexityLimits.newLimits()
            .maxDepth(ofSchema ? INTROSPECTION_DEPTH : DEPTH)
            .maxFieldsCount(FIELDS)
            .build(),
        Introspection.INTROSPECTION_DISABLED,
        !introspection);
  }

  static Instrumentation cost() {
    return new MaxQueryComplexityInstrumentation(COST, Limits::cost);
  }

  /** A field costs itself and, as often as it may stand there, what is in it. */
  private static int cost(FieldComplexityEnvironment field, int inside) {
    int whole = UNPAGED.contains(field.getField().getName()) ? PAGE : 1;
    long items = field.getArguments().get("limit") instanceof Integer limit ? limit : whole;
    return (int) Math.min(COST + 1L, 1 + Math.max(1, items) * inside);
  }
}
