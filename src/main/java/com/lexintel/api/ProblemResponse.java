package com.lexintel.api;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes problem details. */
public final class ProblemResponse {
  /** Seconds after which a client may try again what failed with 503. */
  private static final int RETRY_AFTER = 5;

  private ProblemResponse() {}

  public static Response of(Problem problem) {
    return of(problem.code(), problem.getMessage());
  }

  static Response databaseUnavailable() {
    return of(
        ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached; try again shortly");
  }

  static Response of(ProblemCode code, String detail) {
    return of(HttpStatus.of(code), code, detail);
  }

  static Response of(int status, ProblemCode code, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MediaType.valueOf("application/problem+json"))
            .entity(
                Json.createObjectBuilder()
                    .add("type", "about:blank")
                    .add("title", title)
                    .add("status", status)
                    .add("code", code.word())
                    .add("detail", detail)
                    .build()
                    .toString());
    if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
    return response.build();
  }
}
