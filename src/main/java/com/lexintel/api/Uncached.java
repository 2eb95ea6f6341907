package com.lexintel.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** No browser or proxy keeps an answer of the API, unless it says itself how long. */
@Provider
public class Uncached implements ContainerResponseFilter {
  @Context private HttpServletResponse servlet;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    // A stream has its headers from the servlet; Jersey would write this one over them.
    if (response.hasEntity()
        && !servlet.containsHeader(HttpHeaders.CACHE_CONTROL)
        && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
