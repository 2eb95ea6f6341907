package com.lexintel.api;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** JSON that clients send: bounded before it is parsed, and refused when it cannot be. */
@Provider
public class JsonBodies implements ReaderInterceptor {
  private static final int LARGEST = 64 * 1024;

  /**
   * @throws Problem {@code body_too_large}, {@code malformed_json}
   */
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (!context.getMediaType().getSubtype().endsWith("json")) {
      return context.proceed();
    }
    byte[] body = context.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new Problem(
          ProblemCode.BODY_TOO_LARGE, "A JSON body may have at most " + LARGEST + " bytes");
    }
    context.setInputStream(new ByteArrayInputStream(body));
    try {
      return context.proceed();
    } catch (RuntimeException | StackOverflowError unreadable) {
      throw new Problem(
          ProblemCode.MALFORMED_JSON, "The body is not the JSON that is wanted here", unreadable);
    }
  }
}
