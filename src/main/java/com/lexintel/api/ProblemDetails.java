package com.lexintel.api;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A refusal as RFC 9457 writes it. */
public record ProblemDetails(int status, ProblemCode code, String detail) {
  private static final String TYPE = "application/problem+json";

  /** Seconds after which a client may try again. */
  private static final int RETRY_AFTER = 5;

  private static final int BUDGET_AFTER = 600;

  public static ProblemDetails of(Problem problem) {
    return new ProblemDetails(HttpStatus.of(problem.code()), problem.code(), problem.getMessage());
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(status).type(MediaType.valueOf(TYPE)).entity(json());
    if (passes()) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter());
    }
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (code == ProblemCode.UPLOAD_TOO_SLOW) {
      // Else the server would read on to the end of the body, for as long as that takes.
      response.header("Connection", "close");
    }
    return response.build();
  }

  /** Answers outside of the resources, as a filter must. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    if (passes()) {
      response.setIntHeader(HttpHeaders.RETRY_AFTER, retryAfter());
    }
    if (status == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the same request may succeed after a time. */
  private boolean passes() {
    return status == 503 || status == 429;
  }

  private int retryAfter() {
    return code == ProblemCode.UPLOAD_BUDGET_SPENT ? BUDGET_AFTER : RETRY_AFTER;
  }

  private String json() {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", HttpStatus.words(status))
        .add("status", status)
        .add("code", code.word())
        .add("detail", detail)
        .build()
        .toString();
  }
}
