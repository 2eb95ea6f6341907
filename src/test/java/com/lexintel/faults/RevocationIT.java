package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import com.lexintel.identity.Caller;
import com.lexintel.identity.Provider;
import com.lexintel.identity.WebClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What ends on one node has ended on the other within five seconds, and Redis is not needed. */
class RevocationIT {
  private static final int SOON = 5;

  @Test
  void accessEndsOnEveryNodeWithoutRedis() throws Exception {
    Path directory = Parameters.directory("faults.directory");
    Map<String, String> settings =
        Map.of("LEXINTEL_AUTH", "oidc", "LEXINTEL_AUTH_OIDC_ISSUER", Provider.issuer());
    try (Cluster cluster = Cluster.start(directory, 2, settings)) {
      ServerNode first = cluster.nodes().get(0);
      Caller owner = new Caller(first.api(), Provider.token("olga"));
      String caseId = owner.newCase("On two nodes");
      owner.put(caseId, "user:rita", "reader");
      owner.put(caseId, "user:lou", "reader");
      WebClient browser = new WebClient(first.api().uri("/"));
      browser.login("/", "lou", "{\"sid\":\"s1\"}");
      cluster.redis().kill();

      List<EventStream> ritas = new ArrayList<>();
      List<EventStream> lous = new ArrayList<>();
      String path = "progress/cases/" + caseId + "/stream";
      for (ServerNode node : cluster.nodes()) {
        ritas.add(new Caller(node.api(), Provider.token("rita")).stream(path));
        lous.add(EventStream.open(node.api(), path, "Cookie", browser.cookieHeader()));
      }
      ritas.forEach(RevocationIT::awaitState);
      lous.forEach(RevocationIT::awaitState);

      List<CompletableFuture<List<Message>>> rest = ends(ritas);
      owner.call("DELETE", "cases/" + caseId + "/members/user:rita", null);
      assertClosed(rest);

      rest = ends(lous);
      assertEquals(200, browser.post("logout", "", "application/json").statusCode());
      assertClosed(rest);
    }
  }

  private static void awaitState(EventStream stream) {
    stream.until(message -> message.containsKey("summary"));
  }

  private static List<CompletableFuture<List<Message>>> ends(List<EventStream> streams) {
    return streams.stream().map(each -> CompletableFuture.supplyAsync(each::toEnd)).toList();
  }

  private static void assertClosed(List<CompletableFuture<List<Message>>> streams)
      throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SOON);
    for (CompletableFuture<List<Message>> stream : streams) {
      List<Message> messages = stream.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertEquals("access_revoked", messages.get(messages.size() - 1).data().getString("reason"));
    }
  }
}
