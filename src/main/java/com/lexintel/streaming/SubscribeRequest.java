package com.lexintel.streaming;

import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a client asks to follow.
 *
 * @param lastEventId the cursor it comes with; null when it has none
 * @param fields which fields of an event it wants, of several documents
 */
public record SubscribeRequest(Topic topic, String lastEventId, Fields fields) {
  private static final int MOST_IDS = 1000;

  /** Ours first, then those of the polyfills, which cannot set headers. */
  private static final List<String> CURSOR_PARAMETERS =
      List.of("last_event_id", "lastEventId", "evs_last_event_id");

  public static SubscribeRequest of(UriInfo uri, HttpHeaders headers) {
    return of(uri, headers.getHeaderString("Last-Event-ID"));
  }

  public static SubscribeRequest of(UriInfo uri, String lastEventIdHeader) {
    String cursor = cursor(uri, lastEventIdHeader);
    return new SubscribeRequest(topic(uri), cursor, fields(uri.getQueryParameters()));
  }

  private static Fields fields(MultivaluedMap<String, String> parameters) {
    if (!"changed".equals(parameters.getFirst("fields"))) {
      return Fields.ALL;
    }
    boolean numbers = "numbers".equals(parameters.getFirst("ids"));
    return numbers ? Fields.CHANGED_BY_NUMBER : Fields.CHANGED;
  }

  /** The cursor of a request for a stream; null when there is none. */
  public static String cursor(UriInfo uri, String lastEventIdHeader) {
    return lastEventIdHeader == null
        ? cursor(uri.getQueryParameters())
        : present(lastEventIdHeader);
  }

  /** The cursor among the parameters of a query; null when there is none. */
  public static String cursor(Map<String, List<String>> parameters) {
    return CURSOR_PARAMETERS.stream()
        .flatMap(name -> parameters.getOrDefault(name, List.of()).stream().limit(1))
        .map(SubscribeRequest::present)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String present(String cursor) {
    return cursor.isBlank() ? null : cursor;
  }

  /** What the path of a request names, or else its query. */
  public static Topic topic(UriInfo uri) {
    String id = uri.getPathParameters().getFirst("id");
    if (id == null) {
      return mix(
          uri.getQueryParameters().get("document_id"), uri.getQueryParameters().get("case_id"));
    }
    boolean ofCase =
        uri.getPathSegments().stream().anyMatch(part -> part.getPath().equals("cases"));
    return ofCase ? Topic.legalCase(Ids.ofCase(id)) : Topic.document(Ids.ofDocument(id));
  }

  /**
   * What a client names, documents and cases mixed.
   *
   * @param documents null for none
   * @param cases null for none
   * @throws Problem when these are no ids, or too few or many
   */
  public static Topic mix(List<String> documents, List<String> cases) {
    Set<UUID> documentIds =
        documents == null
            ? Set.of()
            : documents.stream().map(Ids::ofDocument).collect(Collectors.toSet());
    Set<UUID> caseIds =
        cases == null ? Set.of() : cases.stream().map(Ids::ofCase).collect(Collectors.toSet());
    int ids = documentIds.size() + caseIds.size();
    if (ids == 0 || ids > MOST_IDS) {
      throw new Problem(
          ProblemCode.BAD_REQUEST, "Name 1 to " + MOST_IDS + " ids as document_id or case_id");
    }
    return Topic.mix(documentIds, caseIds);
  }
}
