package com.lexintel.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.SameOnEveryServer;
import com.lexintel.SmallNode;
import java.io.IOException;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody opens a case on a node that has no place for another stream: see {@link SmallNode}. */
@DeploysItsOwn("small node")
@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class FullNodeIT {
  private static final String NAME = "order.txt";

  @RegisterExtension private static final Browsing BROWSING = new Browsing();

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return SmallNode.application();
  }

  @Test
  void whoFindsNoPlaceIsToldSoAndSeesWhatHappensUntilThereIsOne() throws IOException {
    SmallNode.awaitRoom(api);
    Visitor visitor = BROWSING.visitor();
    String legalCase = api.newCase("Full");
    CaseTab tab;
    try (EventStream first = stream(legalCase);
        EventStream second = stream(legalCase);
        EventStream third = stream(legalCase)) {
      for (EventStream stream : List.of(first, second, third)) {
        stream.until(data -> data.containsKey("summary"));
      }
      tab = CaseTab.open(visitor, legalCase);
      tab.recordConnection();
      tab.awaitConnection("busy");
      assertThat(tab.page().getByTestId("connection")).containsText("Busy, trying again");

      String document = api.newDocument(legalCase, NAME, SampleFiles.text(1));
      tab.awaitStatus(NAME, "pending");
      api.post("documents/" + document + "/cancel");
      tab.awaitStatus(NAME, "cancelled");
      tab.awaitConnection("busy");
    }
    tab.awaitConnection("live");
    List<String> states = tab.recordedConnection();
    assertEquals(List.of("busy", "live"), states.subList(states.indexOf("busy"), states.size()));
    // Nothing but streams was refused.
    visitor.forgive("/stream?");
  }

  private EventStream stream(String legalCase) {
    return EventStream.open(api, "progress/cases/" + legalCase + "/stream");
  }
}
