package com.lexintel.api;

import com.lexintel.database.DatabaseFault;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything else: an unreachable database is told apart from a fault of ours. */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Exception> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorMapper.class);

  @Override
  public Response toResponse(Exception exception) {
    Problem own = causes(exception, Problem.class).findFirst().orElse(null);
    if (own != null) {
      return ProblemDetails.of(own).response();
    }
    if (DatabaseFault.in(exception)) {
      LOG.warn("The database cannot be reached: {}", exception.getMessage());
      return ProblemDetails.databaseUnavailable().response();
    }
    LOG.error("A request failed", exception);
    return ProblemDetails.of(ProblemCode.INTERNAL_ERROR, "The server failed; its log says why")
        .response();
  }

  private static <T> Stream<T> causes(Throwable exception, Class<T> type) {
    return Stream.iterate(exception, e -> e != null, Throwable::getCause)
        .limit(20)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
