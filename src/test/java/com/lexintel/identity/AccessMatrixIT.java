package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.settings.Settings;
import com.lexintel.streaming.graphql.GraphQlClient;
import com.lexintel.streaming.socketio.Polls;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the description, by everybody who may or may not. */
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

  private final Api api = Api.ofTestServer();
  private final Caller owner = caller("olga");
  private final Caller editor = caller("ed");
  private final Caller reader = caller("rita", "readers");
  private final Caller stranger = caller("sam");
  private final Caller walled = caller("wanda", "readers");
  private final Caller walledAdmin = caller("adam", Provider.ADMINISTRATORS);
  private final Caller admin = caller("ada", Provider.ADMINISTRATORS);
  private final Caller anonymous = new Caller(api, null);

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
        cases.add(caller("crowd" + i).newCase("Of " + i));
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
    Caller caller = caller(name);
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
    Map<String, String[]> operations = operations();
    assertEquals(new TreeSet<>(NEEDS.keySet()), new TreeSet<>(operations.keySet()));
    String caseId = caseWithMembers();
    String document = owner.newDocument(caseId);
    Chat chat = newChat(caseId);
    for (Map.Entry<String, String[]> operation : operations.entrySet()) {
      String id = operation.getKey();
      String needed = NEEDS.get(id);
      Call call = new Call(id, operation.getValue(), caseId, document, chat);
      assertEquals(401, call.by(anonymous), id + " by nobody");
      assertEquals(401, call.by(new Caller(api, "rubbish")), id + " with rubbish");
      if (needed.equals("admin")) {
        assertEquals(403, call.by(owner), id + " by the owner of a case");
        assertAccess(true, call.by(admin), id + " by an administrator");
      }
      if (Set.of("admin", "anybody", "self").contains(needed)) {
        continue;
      }
      assertEquals(404, call.by(stranger), id + " by a stranger");
      assertEquals(404, call.by(walled), id + " behind a wall");
      assertEquals(404, call.by(walledAdmin), id + " by an administrator behind a wall");
      assertAccess(needed.equals("reader"), call.by(reader), id + " by a reader");
      assertAccess(!needed.equals("owner"), call.by(editor), id + " by an editor");
      if (id.equals("deleteDocument")) {
        document = owner.newDocument(caseId);
        call = new Call(id, operation.getValue(), caseId, document, chat);
      }
      if (id.equals("deleteChat")) {
        chat = newChat(caseId);
        call = new Call(id, operation.getValue(), caseId, document, chat);
      }
      assertAccess(true, call.by(owner), id + " by the owner");
      if (id.equals("deleteChat")) {
        chat = newChat(caseId);
      }
      if (id.equals("deleteDocument")) {
        document = owner.newDocument(caseId);
      }
    }
  }

  /** What is not among the described operations; {@code DoorsTest} misses a new one. */
  @Test
  void everyDoorLetsInWhomItShould() {
    String caseId = caseWithMembers();
    String document = owner.newDocument(caseId);
    List<Caller> inside = List.of(owner, editor, reader, admin);
    List<Caller> outside = List.of(stranger, walled, walledAdmin);
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
      assertEquals(401, anonymous.open(path), path);
      assertEquals(401, new Caller(api, "rubbish").open(path), path);
    }
    String socket = "ws/documents/" + document + "/progress";
    inside.forEach(caller -> assertEquals(101, handshake(caller, socket)));
    outside.forEach(caller -> assertEquals(404, handshake(caller, socket)));
    for (String path : new String[] {socket, "ws"}) {
      assertEquals(401, handshake(new Caller(api, "rubbish"), path), path);
    }
    String answer = newChat(caseId).answer();
    for (String[] followed :
        new String[][] {{"case_ids", caseId}, {"document_ids", document}, {"answer_ids", answer}}) {
      inside.forEach(caller -> assertEquals("progress", subscription(caller, followed)));
      outside.forEach(caller -> assertEquals("error", subscription(caller, followed)));
    }
    assertEquals(401, anonymous.open("/socket.io/?EIO=4&transport=polling"));
    assertEquals(401, new Caller(api, "rubbish").open("/socket.io/?EIO=4&transport=polling"));
    assertEquals(
        401, handshake(new Caller(api, "rubbish"), "socket.io/?EIO=4&transport=websocket"));
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
    Polls session = Polls.open(api, caller.headers());
    assertEquals(400, session.statusFor(caller("somebody").headers()));
    assertEquals(401, session.statusFor(Map.of()));
    String answer = session.say("0").say(watch).next("31[");
    session.leave();
    return answer;
  }

  /** GraphQL asks at each field, since its path does not say what a call does. */
  @Test
  void graphQlLetsInWhomItShould() throws Exception {
    String caseId = caseWithMembers();
    String document = owner.newDocument(caseId);
    List<Caller> inside = List.of(owner, editor, reader, admin);
    List<Caller> outside = List.of(stranger, walled, walledAdmin);
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
      String answer = outsider.call("POST", "/graphql", GraphQlClient.body(lists)).body();
      assertTrue(!answer.contains(caseId) && !answer.contains(document), answer);
    }
    String cancel = "mutation { cancelCase(id: \"%s\") }".formatted(caseId);
    assertEquals("forbidden", refusal(reader, cancel));
    assertEquals("case_not_found", refusal(stranger, cancel));
    assertEquals(null, refusal(editor, cancel));
    String put =
        "mutation { putMember(caseId: \"%s\", subject: \"user:x\", role: \"reader\") { role } }"
            .formatted(caseId);
    assertEquals("forbidden", refusal(editor, put));
    assertEquals(null, refusal(owner, put));
    String token =
        Api.json(
                owner.call(
                    "POST", "tokens", "{\"name\":\"g\",\"expires_in_days\":1,\"scope\":\"read\"}"),
                201)
            .getString("token");
    Caller script = new Caller(api, token);
    assertEquals(null, refusal(script, "{ case(id: \"%s\") { name } }".formatted(caseId)));
    assertEquals("forbidden", refusal(script, cancel));
    assertEquals("forbidden", refusal(script, "mutation { createCase(name: \"No\") { id } }"));
    assertEquals(
        401,
        anonymous.call("POST", "/graphql", GraphQlClient.body("{ me { name } }")).statusCode());
    assertEquals(401, handshake(new Caller(api, "rubbish"), "graphql"));
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
    JsonObject answer = Api.json(caller.call("POST", "/graphql", GraphQlClient.body(query)), 200);
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
  void listsAndCountsHaveOnlyWhatOneSees() {
    String caseId = caseWithMembers();
    String document = owner.newDocument(caseId);
    for (Caller inside : new Caller[] {owner, editor, reader, admin}) {
      assertTrue(inside.get("cases?limit=1000").body().contains(caseId));
      assertTrue(inside.get("documents?limit=1000").body().contains(document));
      assertTrue(inside.get("search?q=motion&limit=1000").body().contains(document));
    }
    for (Caller outside : new Caller[] {stranger, walled, walledAdmin}) {
      assertTrue(!outside.get("cases?limit=1000").body().contains(caseId));
      assertTrue(!outside.get("documents?limit=1000").body().contains(document));
      assertTrue(!outside.get("search?q=motion&limit=1000").body().contains(document));
    }
    Caller newcomer = caller("new-" + caseId);
    assertEquals(0, Api.json(newcomer.get("cases"), 200).getInt("total"));
    assertEquals(0, Api.json(newcomer.get("documents"), 200).getInt("total"));
    assertEquals(0, Api.json(newcomer.get("search?q=motion"), 200).getInt("total"));
  }

  @Test
  void aCursorGivesWhatTheListGivesAndNoMore() {
    String caseId = caseWithMembers();
    for (int i = 0; i < 3; i++) {
      owner.newDocument(caseId, "The motion is granted, " + i);
    }
    String ofCase = "documents?case_id=" + caseId;
    for (String list :
        new String[] {
          ofCase, ofCase + "&status=completed", "cases?", "cases/" + caseId + "/audit?"
        }) {
      JsonObject all = Api.json(owner.get(list + "&limit=1000"), 200);
      assertEquals(JsonValue.NULL, all.get("next"), list);
      assertEquals(all.getJsonArray("items"), followed(owner, list + "&limit=2"), list);
    }
    String next = Api.json(owner.get(ofCase + "&limit=1"), 200).getString("next");
    JsonObject behind = Api.json(owner.get(ofCase + "&limit=1&after=" + next), 200);
    assertEquals(JsonValue.NULL, behind.get("offset"));
    assertEquals(JsonValue.NULL, behind.get("total"));
    for (Caller outside : new Caller[] {stranger, walled, walledAdmin}) {
      assertCode(outside.get(ofCase + "&after=" + next), 404, "case_not_found");
      assertTrue(!outside.get("documents?limit=1000&after=" + next).body().contains(caseId));
    }
    for (String list : new String[] {"documents?", "cases?", "cases/" + caseId + "/audit?"}) {
      assertCode(owner.get(list + "after=nonsense"), 400, "invalid_page");
      assertCode(owner.get(list + "after="), 400, "invalid_page");
      assertCode(owner.get(list + "offset=0&after=" + next), 400, "invalid_page");
    }
  }

  @Test
  void aGraphIsFollowedByTheSameCursors() {
    String caseId = caseWithMembers();
    for (int i = 0; i < 2; i++) {
      owner.newDocument(caseId, "The motion is denied, " + i);
    }
    String ofCase = "documents?limit=1&case_id=" + caseId;
    String next = Api.json(owner.get(ofCase), 200).getString("next");
    JsonObject last = Api.json(owner.get(ofCase + "&after=" + next), 200);
    String graph =
        "{ documents(limit: 1, caseId: \"%s\", %s) { items { id } total next } }"
            .formatted(caseId, "%s");
    String behind = graph.formatted("after: \"" + next + "\"");
    assertEquals(
        "{\"data\":{\"documents\":{\"items\":[{\"id\":\"%s\"}],\"total\":null,\"next\":null}}}"
            .formatted(last.getJsonArray("items").getJsonObject(0).getString("id")),
        owner.call("POST", "/graphql", GraphQlClient.body(behind)).body());
    String first = owner.call("POST", "/graphql", GraphQlClient.body(graph.formatted(""))).body();
    assertTrue(first.contains("\"total\":2,\"next\":\"" + next + "\""), first);
    assertEquals("invalid_page", refusal(owner, graph.formatted("after: \"nonsense\"")));
    assertEquals(
        "invalid_page", refusal(owner, graph.formatted("offset: 1, after: \"" + next + "\"")));
  }

  /** A list, page by page. */
  private static List<JsonValue> followed(Caller caller, String list) {
    List<JsonValue> items = new ArrayList<>();
    JsonObject page = Api.json(caller.get(list), 200);
    while (!page.isNull("next")) {
      items.addAll(page.getJsonArray("items"));
      page = Api.json(caller.get(list + "&after=" + page.getString("next")), 200);
    }
    items.addAll(page.getJsonArray("items"));
    return items;
  }

  @Test
  void whatOneMayNotSeeIsAnsweredAsWhatDoesNotExist() {
    String caseId = caseWithMembers();
    String document = owner.newDocument(caseId);
    for (String path : new String[] {"cases/%s", "progress/cases/%s/status", "cases/%s/members"}) {
      assertEquals(
          stranger.get(path.formatted(NOBODY)).body(), stranger.get(path.formatted(caseId)).body());
    }
    for (String path : new String[] {"documents/%s", "documents/%s/text", "documents/%s/status"}) {
      assertEquals(
          stranger.get(path.formatted(NOBODY)).body(),
          stranger.get(path.formatted(document)).body());
    }
    assertEquals(404, stranger.upload("", caseId).statusCode());
    assertEquals(403, reader.upload("", caseId).statusCode());
    assertEquals(201, editor.upload("", caseId).statusCode());
    assertEquals(
        404, stranger.open("progress/stream?document_id=" + document + "&case_id=" + caseId));
  }

  @Test
  void theLastOwnerCannotGo() {
    String caseId = owner.newCase("Last owner");
    String self = "cases/" + caseId + "/members/user:olga";
    assertCode(owner.call("DELETE", self, null), 409, "last_owner");
    assertCode(owner.call("PUT", self, "{\"role\":\"reader\"}"), 409, "last_owner");
    owner.put(caseId, "group:partners", "owner");
    assertEquals(204, owner.call("DELETE", self, null).statusCode());
    assertEquals(404, owner.get("cases/" + caseId).statusCode());
    assertEquals(200, caller("paul", "partners").get("cases/" + caseId).statusCode());
  }

  @Test
  void onlyTokensOfTheIssuerForUsInTime() {
    assertEquals("sam", Api.json(stranger.get("me"), 200).getString("name"));
    assertEquals(true, Api.json(admin.get("me"), 200).getBoolean("admin"));
    for (String token :
        new String[] {
          Provider.token("sam", "another audience", 600),
          Provider.token("sam", "lexintel", -300),
          Provider.foreignToken("sam"),
          Provider.token("sam").replaceAll("[^.]+$", "AAAA")
        }) {
      HttpResponse<String> answer = new Caller(api, token).get("me");
      assertCode(answer, 401, "unauthenticated");
      assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
    }
  }

  @Test
  void aTokenForScriptsActsForItsOwnerUntilItEnds() {
    String caseId = owner.newCase("Scripts");
    JsonObject created =
        Api.json(
            owner.call(
                "POST", "tokens", "{\"name\":\"cron\",\"expires_in_days\":30,\"scope\":\"read\"}"),
            201);
    Caller script = new Caller(api, created.getString("token"));
    assertTrue(created.getString("token").startsWith("lxt_"));
    assertEquals("token", Api.json(script.get("me"), 200).getString("auth"));
    assertEquals(200, script.get("cases/" + caseId).statusCode());
    assertCode(script.upload("?case_id=" + caseId, null), 403, "forbidden");
    assertCode(script.call("POST", "cases", "{\"name\":\"No\"}"), 403, "forbidden");
    String list = owner.get("tokens").body();
    assertTrue(list.contains(created.getString("id")) && !list.contains("lxt_"), list);
    assertTrue(!stranger.get("tokens").body().contains(created.getString("id")));
    String path = "tokens/" + created.getString("id");
    assertCode(stranger.call("DELETE", path, null), 404, "token_not_found");
    assertEquals(204, owner.call("DELETE", path, null).statusCode());
    assertCode(script.get("cases/" + caseId), 401, "unauthenticated");
  }

  /** A conversation of the owner's, with an answer. */
  private record Chat(String id, String answer) {}

  private Chat newChat(String caseId) {
    String id = owner.newChat(caseId);
    return new Chat(id, owner.ask(id, "Which motion?"));
  }

  private record Call(String operation, String[] at, String caseId, String document, Chat chat) {
    private String id() {
      return Stream.of(
              Map.entry("/cases/", caseId),
              Map.entry("/chats/", chat.id()),
              Map.entry("/answers/", chat.answer()))
          .filter(kind -> at[1].contains(kind.getKey()))
          .findFirst()
          .map(Map.Entry::getValue)
          .orElse(document);
    }

    int by(Caller caller) {
      String path =
          at[1]
              .substring("/api/".length())
              .replace("{id}", id())
              .replace("{subject}", "user:somebody");
      return switch (operation) {
        case "uploadDocuments" -> caller.upload("?case_id=" + caseId, null).statusCode();
        case "streamMix" -> caller.open(path + "?case_id=" + caseId + "&document_id=" + document);
        case "streamCase", "streamDocument", "streamAnswer" -> caller.open(path);
        case "searchCase" -> caller.get(path + "?q=motion").statusCode();
        case "putMember" -> caller.call("PUT", path, "{\"role\":\"reader\"}").statusCode();
        case "createCase" -> caller.call("POST", path, "{\"name\":\"Any\"}").statusCode();
        case "ask", "createChat", "createToken", "runGraphQl", "streamGraphQl" ->
            caller.call("POST", path, "{}").statusCode();
        default -> caller.call(at[0].toUpperCase(Locale.ROOT), path, null).statusCode();
      };
    }
  }

  private String caseWithMembers() {
    String caseId = owner.newCase("Matrix");
    owner.put(caseId, "user:ed", "editor");
    owner.put(caseId, "group:readers", "reader");
    owner.put(caseId, "user:wanda", "walled");
    owner.put(caseId, "user:adam", "walled");
    return caseId;
  }

  private Caller caller(String name, String... groups) {
    return new Caller(api, Provider.token(name, groups));
  }

  private static void assertAccess(boolean may, int status, String what) {
    if (may) {
      assertTrue(!Set.of(401, 403, 404).contains(status) && status < 500, what + ": " + status);
    } else {
      assertEquals(403, status, what);
    }
  }

  private static void assertCode(HttpResponse<String> answer, int status, String code) {
    assertEquals(code, Api.json(answer, status).getString("code"));
  }

  /** The method and the path of each operation, by its id. */
  @SuppressWarnings("unchecked")
  private static Map<String, String[]> operations() throws IOException {
    Map<String, String[]> operations = new TreeMap<>();
    try (InputStream file = Settings.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      Map<String, Object> description = new Yaml().load(file);
      ((Map<String, Map<String, Object>>) description.get("paths"))
          .forEach(
              (path, item) ->
                  item.forEach(
                      (method, operation) -> {
                        if (operation instanceof Map<?, ?> described) {
                          operations.put(
                              (String) described.get("operationId"), new String[] {method, path});
                        }
                      }));
    }
    return operations;
  }
}
