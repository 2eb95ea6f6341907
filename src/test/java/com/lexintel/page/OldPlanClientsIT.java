package com.lexintel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page that knows nothing of this API but the paths of the old plan. */
@ExtendWith(ArquillianExtension.class)
class OldPlanClientsIT {
  private static final String PAGE =
      """
      async ([caseId, text]) => {
        const form = new FormData();
        form.append('file', new File([text], 'memo.txt', { type: 'text/plain' }));
        form.append('case_id', caseId);
        const uploaded = await fetch('/documents/upload', { method: 'POST', body: form });
        const { id } = await uploaded.json();

        const stream = new Promise((resolve, reject) => {
          const events = [];
          const source = new EventSource(`/progress/documents/${id}/stream`);
          source.onmessage = ({ data }) => {
            events.push(JSON.parse(data));
            if (events.at(-1).status === 'completed') {
              source.close();
              resolve(events);
            }
          };
        });
        const socket = new Promise((resolve, reject) => {
          const events = [];
          let answered = false;
          const connection = new WebSocket(`ws://${location.host}/ws/documents/${id}/progress`);
          connection.onopen = () => connection.send('ping');
          connection.onerror = reject;
          connection.onmessage = ({ data }) => {
            if (data === 'pong') answered = true;
            else events.push(JSON.parse(data));
          };
          connection.onclose = ({ code }) => resolve({ events, answered, code });
        });
        const polls = [];
        do {
          await new Promise(resolve => setTimeout(resolve, 100));
          polls.push(await (await fetch(`/api/documents/${id}/status`)).json());
        } while (polls.at(-1).status !== 'completed');
        return JSON.stringify({
          uploaded: uploaded.status, stream: await stream, socket: await socket, polls });
      }
      """;

  @RegisterExtension private static final Browsing BROWSING = new Browsing();

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aFormIsPostedAndItsDocumentFollowedInThreeWays() {
    String text = "A sentence of some length for the record. ".repeat(2_000);
    Page page = BROWSING.visitor().newTab();
    page.navigate("/");
    JsonObject heard =
        Api.parse((String) page.evaluate(PAGE, List.of(api.newCase("Old plan"), text)));

    assertEquals(201, heard.getInt("uploaded"));
    assertToldToTheEnd(events(heard, "stream"));
    assertToldToTheEnd(events(heard.getJsonObject("socket"), "events"));
    assertToldToTheEnd(events(heard, "polls"));
    assertTrue(heard.getJsonObject("socket").getBoolean("answered"));
    assertEquals(1000, heard.getJsonObject("socket").getInt("code"));
  }

  private static List<JsonObject> events(JsonObject heard, String name) {
    return heard.getJsonArray(name).getValuesAs(JsonObject.class).stream()
        .filter(event -> event.containsKey("progress"))
        .toList();
  }

  private static void assertToldToTheEnd(List<JsonObject> events) {
    assertTrue(events.size() > 1, events::toString);
    List<Integer> progress = events.stream().map(event -> event.getInt("progress")).toList();
    assertEquals(progress.stream().sorted().toList(), progress);
    assertEquals(100, progress.get(progress.size() - 1));
    assertEquals("completed", events.get(events.size() - 1).getString("status"));
  }
}
