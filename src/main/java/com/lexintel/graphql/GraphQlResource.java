package com.lexintel.graphql;

import com.lexintel.cases.AsksItself;
import com.lexintel.identity.Client;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Queries and mutations, as the specification "GraphQL over HTTP" has them. It is served at {@code
 * /graphql}.
 */
@Path("graphql")
@ApplicationScoped
public class GraphQlResource {
  private static final MediaType GRAPHQL =
      new MediaType("application", "graphql-response+json", "utf-8");
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8");

  private GraphQlEngine engine;

  protected GraphQlResource() {}

  @Inject
  public GraphQlResource(GraphQlEngine engine) {
    this.engine = engine;
  }

  @POST
  @AsksItself
  public Response run(
      InputStream body,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context HttpServletRequest request)
      throws IOException {
    if (!isJson(headers.getMediaType())) {
      throw new Problem(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE, "A request is application/json in UTF-8");
    }
    MediaType type = type(headers.getAcceptableMediaTypes());
    try {
      GraphQlRequest wanted =
          GraphQlRequest.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      GraphQlAnswer answer = engine.run(wanted, new Call(Client.of(security, request), null));
      // Older clients take any other status for a fault of the network.
      int status = answer.wasRun() || type == JSON ? 200 : 400;
      return response(status, type, answer.json());
    } catch (Problem malformed) {
      return response(400, type, GraphQlAnswer.json(Failures.answer(malformed)));
    }
  }

  private static Response response(int status, MediaType type, String json) {
    return Response.status(status)
        .type(type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json)
        .build();
  }

  private static boolean isJson(MediaType type) {
    if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      return false;
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return !type.isWildcardType() && (charset == null || charset.equalsIgnoreCase("utf-8"));
  }

  /** The first that the client takes: the list is sorted by how much it wants each. */
  private static MediaType type(List<MediaType> accepted) {
    for (MediaType wanted : accepted) {
      if (JSON.isCompatible(wanted)) {
        return JSON;
      }
      if (GRAPHQL.isCompatible(wanted)) {
        return GRAPHQL;
      }
    }
    throw new Problem(
        ProblemCode.NOT_ACCEPTABLE,
        "The answer is application/graphql-response+json or application/json");
  }
}
