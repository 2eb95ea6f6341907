package com.lexintel.api;

import com.lexintel.database.DatabaseFault;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told of a failure, at every door. */
public final class Refusal {
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private Refusal() {}

  /** A refusal of our own is told as it is; an unreachable database apart from a fault of ours. */
  public static Problem of(Exception failure) {
    Problem own = causes(failure, Problem.class).findFirst().orElse(null);
    if (own != null) {
      return own;
    }
    if (DatabaseFault.in(failure)) {
      LOG.warn("The database cannot be reached: {}", failure.getMessage());
      return databaseUnavailable();
    }
    LOG.error("A request failed", failure);
    return new Problem(ProblemCode.INTERNAL_ERROR, "The server failed; its log says why");
  }

  public static Problem databaseUnavailable() {
    return new Problem(
        ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached; try again shortly");
  }

  private static <T> Stream<T> causes(Throwable exception, Class<T> type) {
    return Stream.iterate(exception, e -> e != null, Throwable::getCause)
        .limit(20)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
