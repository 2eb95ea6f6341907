package com.lexintel.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the server itself refuses: unknown paths, methods, media types, unreadable parameters. */
@Provider
public class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException exception) {
    Response response = exception.getResponse();
    if (response.getStatus() < 400) {
      return response;
    }
    String reason = response.getStatusInfo().getReasonPhrase();
    return new ProblemDetails(
            response.getStatus(),
            HttpStatus.codeOf(response.getStatus()),
            "The request could not be served: " + reason)
        .response();
  }
}
