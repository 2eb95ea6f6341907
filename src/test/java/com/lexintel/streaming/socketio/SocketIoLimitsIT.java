package com.lexintel.streaming.socketio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.SmallNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that takes three streams: see {@link SmallNode}. */
@DeploysItsOwn("small node")
@ExtendWith(ArquillianExtension.class)
class SocketIoLimitsIT {
  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return SmallNode.application();
  }

  @Test
  void sessionsCountAsStreamsWhetherTheyWatchOrNot() {
    String legalCase = api.newCase("Full");
    String watch = "21[\"watch_case\",{\"case_id\":\"" + legalCase + "\"}]";
    await().until(() -> api.get("/metrics").body().matches("(?s).*progress_streams\\S* 0.*"));
    List<Polls> sessions = Stream.generate(this::session).limit(3).toList();
    HttpResponse<String> refused = open();
    assertEquals("too_many_streams", Api.json(refused, 503).getString("code"));
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());

    sessions.get(2).leave();
    Polls first = sessions.get(0).say("0").say(watch);
    assertTrue(first.next("31[").contains("\"ok\":true"));
    Polls last = session();
    assertEquals(503, open().statusCode());
    // A session that watches is counted once, by the channels.
    first.say(watch.replace("watch_case", "unwatch_case"));
    assertEquals("31[{\"ok\":true}]", first.next("31["));
    assertEquals(503, open().statusCode());
    first.leave();
    session().leave();
    sessions.get(1).leave();
    last.leave();
  }

  private Polls session() {
    return Polls.open(api, Map.of());
  }

  private HttpResponse<String> open() {
    return Polls.send(HttpRequest.newBuilder(api.uri("/socket.io/?EIO=4&transport=polling")));
  }
}
