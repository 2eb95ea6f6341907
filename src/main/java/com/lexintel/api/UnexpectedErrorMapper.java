package com.lexintel.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Everything else. */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Exception> {
  @Override
  public Response toResponse(Exception exception) {
    return ProblemDetails.of(Refusal.of(exception)).response();
  }
}
