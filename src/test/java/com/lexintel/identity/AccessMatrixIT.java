package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.streaming.graphql.GraphQlClient;
import com.lexintel.streaming.socketio.Polls;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the description and every other door, by everybody who may or may not. One
 * class, since all of it is one question, asked of the same callers. What lists have is asked by
 * {@link VisibleListsIT}, and what gives access by {@link AccessGrantsIT}.
 */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class AccessMatrixIT {
  private static final int CROWD = 200;
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  /** What an operation needs; a new one fails until it has its row. */
  private static final Map<String, String> NEEDS =
      Map.ofEntries(
          Map.entry("listCases", "anybody"),
          Map.entry("createCase", "anybody"),
          Map.entry("getCase", "reader"),
          Map.entry("getCaseTable", "reader"),
          Map.entry("cancelCase", "editor"),
          Map.entry("retryCase", "editor"),
          Map.entry("listCaseActions", "reader"),
          Map.entry("getUploadLimits", "anybody"),
          Map.entry("uploadDocuments", "editor"),
          Map.entry("listDocuments", "anybody"),
          Map.entry("getDocument", "reader"),
          Map.entry("deleteDocument", "editor"),
          Map.entry("getOriginal", "reader"),
          Map.entry("getText", "reader"),
          Map.entry("listPassages", "reader"),
          Map.entry("cancelDocument", "editor"),
          Map.entry("retryDocument", "editor"),
          Map.entry("getDocumentStatus", "reader"),
          Map.entry("getDocumentProgress", "reader"),
          Map.entry("getCaseProgress", "reader"),
          Map.entry("streamDocument", "reader"),
          Map.entry("streamCase", "reader"),
          Map.entry("streamMix", "reader"),
          Map.entry("runGraphQl", "anybody"),
          Map.entry("streamGraphQl", "anybody"),
          Map.entry("searchCase", "reader"),
          Map.entry("searchAll", "anybody"),
          Map.entry("listChats", "reader"),
          Map.entry("createChat", "reader"),
          Map.entry("getChat", "reader"),
          Map.entry("deleteChat", "editor"),
          Map.entry("ask", "reader"),
          Map.entry("getAnswer", "reader"),
          Map.entry("stopAnswer", "reader"),
          Map.entry("streamAnswer", "reader"),
          Map.entry("listMembers", "reader"),
          Map.entry("putMember", "owner"),
          Map.entry("deleteMember", "owner"),
          Map.entry("getCaseAudit", "owner"),
          Map.entry("getAudit", "admin"),
          Map.entry("getMe", "anybody"),
          Map.entry("listTokens", "anybody"),
          Map.entry("createToken", "anybody"),
          Map.entry("endToken", "self"));

  private final Cast cast = Cast.of(Api.ofTestServer());

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  /** Each has a case that nobody else may see, so that a mixed-up identity shows. */
  @Test
  void manyAtOnceAreEachThemselves() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CROWD);
    try {
      List<String> cases = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        cases.add(cast.extra("crowd" + i).newCase("Of " + i));
      }
      List<Callable<Void>> visits = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        int who = i;
        String others = cases.get((who + 1) % CROWD);
        visits.add(() -> visit("crowd" + who, cases.get(who), others));
      }
      for (Future<Void> visit : threads.invokeAll(visits)) {
        visit.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void visit(String name, String own, String others) throws Exception {
    Caller caller = cast.extra(name);
    assertEquals(name, Api.json(caller.get("me"), 200).getString("name"));
    try (SocketClient socket = caller.socket("ws")) {
      socket.say(SocketClient.subscribe("other", "case_ids", others, null));
      socket.until(message -> message.getString("code", "").equals("case_not_found"));
      socket.say(SocketClient.subscribe("own", "case_ids", own, null));
      List<JsonObject> messages =
          socket.until(message -> message.getString("type").equals("progress"));
      assertTrue(messages.stream().noneMatch(message -> message.containsKey("code")));
    }
    assertEquals(404, caller.open("progress/cases/" + others + "/stream"));
    try (EventStream stream = caller.stream("progress/cases/" + own + "/stream")) {
      stream.until(message -> message.containsKey("summary"));
    }
    return null;
  }

  @Test
  void everyOperationLetsInWhomItShould() throws IOException {
    Map<String, Operation> operations = Operation.described();
    assertEquals(new TreeSet<>(NEEDS.keySet()), new TreeSet<>(operations.keySet()));
    String caseId = cast.caseWithMembers();
    String document = cast.owner().newDocument(caseId);
    AnsweredChat chat = AnsweredChat.of(cast.owner(), caseId);
    for (Operation operation : operations.values()) {
      String id = operation.id();
      String needed = NEEDS.get(id);
      Call call = new Call(operation, caseId, document, chat);
      assertEquals(401, call.by(cast.anonymous()), id + " by nobody");
      assertEquals(401, call.by(cast.impostor()), id + " with rubbish");
      if (needed.equals("admin")) {
        assertEquals(403, call.by(cast.owner()), id + " by the owner of a case");
        assertAccess(true, call.by(cast.admin()), id + " by an administrator");
      }
      if (Set.of("admin", "anybody", "self").contains(needed)) {
        continue;
      }
      assertEquals(404, call.by(cast.stranger()), id + " by a stranger");
      assertEquals(404, call.by(cast.walled()), id + " behind a wall");
      assertEquals(404, call.by(cast.walledAdmin()), id + " by an administrator behind a wall");
      assertAccess(needed.equals("reader"), call.by(cast.reader()), id + " by a reader");
      assertAccess(!needed.equals("owner"), call.by(cast.editor()), id + " by an editor");
      if (id.equals("deleteDocument")) {
        document = cast.owner().newDocument(caseId);
        call = new Call(operation, caseId, document, chat);
      }
      if (id.equals("deleteChat")) {
        chat = AnsweredChat.of(cast.owner(), caseId);
        call = new Call(operation, caseId, document, chat);
      }
      assertAccess(true, call.by(cast.owner()), id + " by the owner");
      if (id.equals("deleteChat")) {
        chat = AnsweredChat.of(cast.owner(), caseId);
      }
      if (id.equals("deleteDocument")) {
        document = cast.owner().newDocument(caseId);
      }
    }
  }

  /** What is not among the described operations; {@code DoorsTest} misses a new one. */
  @Test
  void everyDoorLetsInWhomItShould() {
    String caseId = cast.caseWithMembers();
    String document = cast.owner().newDocument(caseId);
    List<Caller> inside = cast.inside();
    List<Caller> outside = cast.outside();
    for (String path :
        new String[] {
          "/documents/" + document,
          "/documents/" + document + "/text",
          "/documents/" + document + "/status",
          "/progress/documents/" + document + "/status",
          "/progress/documents/" + document + "/stream",
          "/progress/cases/" + caseId + "/status",
          "/progress/cases/" + caseId + "/stream",
          "/progress/stream?case_id=" + caseId
        }) {
      inside.forEach(caller -> assertTrue(caller.open(path) < 300, path + " by " + caller.token()));
      outside.forEach(caller -> assertEquals(404, caller.open(path), path));
      assertEquals(401, cast.anonymous().open(path), path);
      assertEquals(401, cast.impostor().open(path), path);
    }
    String socket = "ws/documents/" + document + "/progress";
    inside.forEach(caller -> assertEquals(101, handshake(caller, socket)));
    outside.forEach(caller -> assertEquals(404, handshake(caller, socket)));
    for (String path : new String[] {socket, "ws"}) {
      assertEquals(401, handshake(cast.impostor(), path), path);
    }
    String answer = AnsweredChat.of(cast.owner(), caseId).answer();
    for (String[] followed :
        new String[][] {{"case_ids", caseId}, {"document_ids", document}, {"answer_ids", answer}}) {
      inside.forEach(caller -> assertEquals("progress", subscription(caller, followed)));
      outside.forEach(caller -> assertEquals("error", subscription(caller, followed)));
    }
    assertEquals(401, cast.anonymous().open("/socket.io/?EIO=4&transport=polling"));
    assertEquals(401, cast.impostor().open("/socket.io/?EIO=4&transport=polling"));
    assertEquals(401, handshake(cast.impostor(), "socket.io/?EIO=4&transport=websocket"));
    for (String watch :
        new String[] {
          "21[\"watch_case\",{\"case_id\":\"" + caseId + "\"}]",
          "21[\"watch_document\",{\"document_id\":\"" + document + "\"}]"
        }) {
      inside.forEach(caller -> assertTrue(watching(caller, watch).contains("\"ok\":true")));
      outside.forEach(caller -> assertTrue(watching(caller, watch).contains("_not_found")));
    }
  }

  /** How Socket.IO acknowledges it. Nobody else can do anything with the session. */
  private String watching(Caller caller, String watch) {
    Polls session = Polls.open(cast.api(), caller.headers());
    assertEquals(400, session.statusFor(cast.extra("somebody").headers()));
    assertEquals(401, session.statusFor(Map.of()));
    String answer = session.say("0").say(watch).next("31[");
    session.leave();
    return answer;
  }

  /** GraphQL asks at each field, since its path does not say what a call does. */
  @Test
  void graphQlLetsInWhomItShould() throws Exception {
    String caseId = cast.caseWithMembers();
    String document = cast.owner().newDocument(caseId);
    List<Caller> inside = cast.inside();
    List<Caller> outside = cast.outside();
    for (String field :
        new String[] {
          "case(id: \"%s\") { name }".formatted(caseId),
          "documents(caseId: \"%s\") { total }".formatted(caseId),
          "caseProgress(caseId: \"%s\") { cursor }".formatted(caseId),
          "search(q: \"motion\", caseId: \"%s\") { total }".formatted(caseId),
          "document(id: \"%s\") { filename }".formatted(document),
          "documentProgress(documentId: \"%s\") { status }".formatted(document)
        }) {
      inside.forEach(caller -> assertEquals(null, refusal(caller, "{ " + field + " }"), field));
      String unknown = field.contains("document") ? "document_not_found" : "case_not_found";
      String code = field.startsWith("documents(") ? "case_not_found" : unknown;
      outside.forEach(caller -> assertEquals(code, refusal(caller, "{ " + field + " }"), field));
    }
    for (Caller outsider : outside) {
      String lists =
          "{ cases(limit: 1000) { items { id } } documents(limit: 1000) { items { id } } }";
      String answer = outsider.graphQl(lists).body();
      assertTrue(!answer.contains(caseId) && !answer.contains(document), answer);
    }
    String cancel = "mutation { cancelCase(id: \"%s\") }".formatted(caseId);
    assertEquals("forbidden", refusal(cast.reader(), cancel));
    assertEquals("case_not_found", refusal(cast.stranger(), cancel));
    assertEquals(null, refusal(cast.editor(), cancel));
    String put =
        "mutation { putMember(caseId: \"%s\", subject: \"user:x\", role: \"reader\") { role } }"
            .formatted(caseId);
    assertEquals("forbidden", refusal(cast.editor(), put));
    assertEquals(null, refusal(cast.owner(), put));
    String token =
        Api.json(
                cast.owner()
                    .call(
                        "POST",
                        "tokens",
                        "{\"name\":\"g\",\"expires_in_days\":1,\"scope\":\"read\"}"),
                201)
            .getString("token");
    Caller script = new Caller(cast.api(), token);
    assertEquals(null, refusal(script, "{ case(id: \"%s\") { name } }".formatted(caseId)));
    assertEquals("forbidden", refusal(script, cancel));
    assertEquals("forbidden", refusal(script, "mutation { createCase(name: \"No\") { id } }"));
    assertEquals(401, cast.anonymous().graphQl("{ me { name } }").statusCode());
    assertEquals(401, handshake(cast.impostor(), "graphql"));
    for (String field :
        new String[] {
          "caseProgress(caseId: \"%s\") { cursor }".formatted(caseId),
          "documentProgress(documentId: \"%s\") { cursor }".formatted(document)
        }) {
      inside.forEach(caller -> assertEquals("next", graphQlSubscription(caller, field)));
      outside.forEach(caller -> assertEquals("error", graphQlSubscription(caller, field)));
    }
  }

  /** The code of a refusal; null for none. */
  private static String refusal(Caller caller, String query) {
    JsonObject answer = Api.json(caller.graphQl(query), 200);
    return answer.containsKey("errors") ? GraphQlClient.code(answer) : null;
  }

  private static String graphQlSubscription(Caller caller, String field) {
    try (SocketClient socket = caller.socket("graphql")) {
      socket.say("{\"type\":\"connection_init\"}");
      String payload = GraphQlClient.body("subscription { " + field + " }");
      socket.say("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":" + payload + "}");
      List<JsonObject> messages =
          socket.until(message -> !message.getString("type").equals("connection_ack"));
      return messages.get(messages.size() - 1).getString("type");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int handshake(Caller caller, String path) {
    try {
      caller.socket(path).close();
      return 101;
    } catch (CompletionException refused) {
      return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }
  }

  /** What a subscription is answered with, after what every subscription begins with. */
  private static String subscription(Caller caller, String[] followed) {
    try (SocketClient socket = caller.socket("ws")) {
      socket.say(SocketClient.subscribe("1", followed[0], followed[1], null));
      List<JsonObject> messages =
          socket.until(message -> !message.getString("type").equals("connected"));
      return messages.get(messages.size() - 1).getString("type");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatOneMayNotSeeIsAnsweredAsWhatDoesNotExist() {
    String caseId = cast.caseWithMembers();
    String document = cast.owner().newDocument(caseId);
    for (String path : new String[] {"cases/%s", "progress/cases/%s/status", "cases/%s/members"}) {
      assertEquals(
          cast.stranger().get(path.formatted(NOBODY)).body(),
          cast.stranger().get(path.formatted(caseId)).body());
    }
    for (String path : new String[] {"documents/%s", "documents/%s/text", "documents/%s/status"}) {
      assertEquals(
          cast.stranger().get(path.formatted(NOBODY)).body(),
          cast.stranger().get(path.formatted(document)).body());
    }
    assertEquals(404, cast.stranger().upload("", caseId).statusCode());
    assertEquals(403, cast.reader().upload("", caseId).statusCode());
    assertEquals(201, cast.editor().upload("", caseId).statusCode());
    assertEquals(
        404,
        cast.stranger().open("progress/stream?document_id=" + document + "&case_id=" + caseId));
  }

  private static void assertAccess(boolean may, int status, String what) {
    if (may) {
      assertTrue(!Set.of(401, 403, 404).contains(status) && status < 500, what + ": " + status);
    } else {
      assertEquals(403, status, what);
    }
  }
}
