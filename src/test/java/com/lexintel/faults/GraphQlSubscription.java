package com.lexintel.faults;

import com.lexintel.streaming.graphql.GraphQlClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What the doors of GraphQL have in common: the request, and what its events mean. */
final class GraphQlSubscription {
  private static final String FIELDS = "documentId attempt seq status progress";
  private static final String OF_DOCUMENT =
      "subscription($id: ID!, $since: String) {"
          + " documentProgress(documentId: $id, since: $since) { "
          + FIELDS
          + " cursor } }";
  private static final String OF_CASE =
      "subscription($id: ID!, $since: String) { caseProgress(caseId: $id, since: $since) {"
          + " documents { "
          + FIELDS
          + " } cursor } }";

  private GraphQlSubscription() {}

  /**
   * A connection has begun. Nothing tells whether a cursor was used, so it is taken for granted; a
   * state in its place would leave a deleted document in what is believed.
   */
  static void begun(Beliefs beliefs) {
    beliefs.connected(beliefs.cursor() != null);
  }

  /** The request. */
  static String body(Followed what, String cursor) {
    String query = what.oneDocument() ? OF_DOCUMENT : OF_CASE;
    return cursor == null
        ? GraphQlClient.body(query, "id", what.only())
        : GraphQlClient.body(query, "id", what.only(), "since", cursor);
  }

  static void take(JsonObject payload, Beliefs beliefs) {
    JsonObject data = payload.getJsonObject("data");
    if (data.containsKey("documentProgress")) {
      JsonObject event = data.getJsonObject("documentProgress");
      beliefs.take(named(event), event.getString("cursor", null));
    } else {
      JsonObject change = data.getJsonObject("caseProgress");
      JsonArrayBuilder documents = Json.createArrayBuilder();
      change
          .getJsonArray("documents")
          .getValuesAs(JsonObject.class)
          .forEach(event -> documents.add(named(event)));
      beliefs.take(
          Json.createObjectBuilder().add("documents", documents).build(),
          change.getString("cursor", null));
    }
  }

  /** An event with the names that the other doors give its fields. */
  private static JsonObject named(JsonObject event) {
    var named = Json.createObjectBuilder();
    event.forEach(
        (field, value) -> {
          if (value != JsonValue.NULL) {
            named.add(field.equals("documentId") ? "document_id" : field, value);
          }
        });
    return named.build();
  }
}
