package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.streams.Visit.Say;
import java.util.List;
import java.util.UUID;

/** The ways in which one can follow a document or a case. */
enum Door {
  SSE("SSE") {
    @Override
    Visit document(UUID id) {
      return Visit.ofEvents("/progress/documents/" + id + "/stream");
    }

    @Override
    Visit legalCase(UUID id) {
      return Visit.ofEvents("/progress/cases/" + id + "/stream");
    }
  },

  SSE_CHANGES("SSE, fields=changed") {
    @Override
    Visit document(UUID id) {
      return SSE.document(id);
    }

    @Override
    Visit legalCase(UUID id) {
      return Visit.ofEvents("/progress/cases/" + id + "/stream?fields=changed");
    }
  },

  /** As the page and the client library ask. */
  SSE_NUMBERS("SSE, fields=changed&ids=numbers") {
    @Override
    Visit document(UUID id) {
      return SSE.document(id);
    }

    @Override
    Visit legalCase(UUID id) {
      return Visit.ofEvents("/progress/cases/" + id + "/stream?fields=changed&ids=numbers");
    }
  },

  WEB_SOCKET("WebSocket") {
    @Override
    Visit document(UUID id) {
      return subscribed("\"document_ids\":[\"" + id + "\"]");
    }

    @Override
    Visit legalCase(UUID id) {
      return subscribed("\"case_ids\":[\"" + id + "\"]");
    }

    private Visit subscribed(String what) {
      return Visit.ofSocket(
          "/ws",
          "lexintel.progress.v1",
          List.of(new Say(null, "{\"type\":\"subscribe\",\"id\":\"1\"," + what + "}")));
    }
  },

  GRAPHQL("GraphQL") {
    @Override
    Visit document(UUID id) {
      return subscribed("documentProgress(documentId: \\\"" + id + "\\\") {" + EVENT + "}");
    }

    @Override
    Visit legalCase(UUID id) {
      return subscribed(
          "caseProgress(caseId: \\\"" + id + "\\\") { cursor documents {" + EVENT + "} }");
    }

    private Visit subscribed(String field) {
      return Visit.ofSocket(
          "/graphql",
          "graphql-transport-ws",
          List.of(
              new Say(null, "{\"type\":\"connection_init\"}"),
              new Say(
                  "{\"type\":\"connection_ack\"",
                  "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription {"
                      + field
                      + "}\"}}")));
    }
  },

  SOCKET_IO("Socket.IO") {
    @Override
    Visit document(UUID id) {
      return watching("[\"watch_document\",{\"document_id\":\"" + id + "\"}]");
    }

    @Override
    Visit legalCase(UUID id) {
      return watching("[\"watch_case\",{\"case_id\":\"" + id + "\"}]");
    }

    private Visit watching(String event) {
      return Visit.ofSocket(
          "/socket.io/?EIO=4&transport=websocket",
          "",
          List.of(new Say(null, "40"), new Say("40", "42" + event)));
    }
  };

  private static final String EVENT =
      " documentId status step progress message timestamp etaSeconds seq ";

  private final String title;

  Door(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract Visit document(UUID id);

  abstract Visit legalCase(UUID id);
}
