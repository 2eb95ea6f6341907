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

  /** Seconds after which a client may try again what failed with 503. */
  private static final int RETRY_AFTER = 5;

  public static ProblemDetails of(Problem problem) {
    return new ProblemDetails(HttpStatus.of(problem.code()), problem.code(), problem.getMessage());
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(status).type(MediaType.valueOf(TYPE)).entity(json());
    if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }

  /** Answers outside of the resources, as a filter must. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    if (status == 503) {
      response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
    if (status == 401) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
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
