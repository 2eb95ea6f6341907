package com.lexintel.identity;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** An operation that is called on a case, or on a document or a chat of it. */
record Call(Operation operation, String caseId, String document, AnsweredChat chat) {
  private String id() {
    return Stream.of(
            Map.entry("/cases/", caseId),
            Map.entry("/chats/", chat.id()),
            Map.entry("/answers/", chat.answer()))
        .filter(kind -> operation.path().contains(kind.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(document);
  }

  /** The status that this caller is answered with. */
  int by(Caller caller) {
    String path =
        operation
            .path()
            .substring("/api/".length())
            .replace("{id}", id())
            .replace("{subject}", "user:somebody");
    return switch (operation.id()) {
      case "uploadDocuments" -> caller.upload("?case_id=" + caseId, null).statusCode();
      case "streamMix" -> caller.open(path + "?case_id=" + caseId + "&document_id=" + document);
      case "streamCase", "streamDocument", "streamAnswer" -> caller.open(path);
      case "searchCase" -> caller.get(path + "?q=motion").statusCode();
      case "putMember" -> caller.call("PUT", path, "{\"role\":\"reader\"}").statusCode();
      case "createCase" -> caller.call("POST", path, "{\"name\":\"Any\"}").statusCode();
      case "ask", "createChat", "createToken", "runGraphQl", "streamGraphQl" ->
          caller.call("POST", path, "{}").statusCode();
      default -> caller.call(operation.method().toUpperCase(Locale.ROOT), path, null).statusCode();
    };
  }
}
