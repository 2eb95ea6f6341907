package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.chat.openai.ScriptedService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * While documents are worked on and questions answered, everything that they need dies at random
 * moments. In the end each document is as if nothing had happened, each answer has ended
 * truthfully, and those who watched know it.
 */
class FaultsIT {
  private final Parameters parameters = Parameters.ofThisRun();
  private final Findings findings = new Findings();

  @Test
  void nothingIsLostAndNothingIsStuck() throws Exception {
    System.out.println("Run with -Dfaults.seed=" + parameters.seed() + ": " + parameters);
    Instant start = Instant.now();
    Path directory = Parameters.directory("faults.directory");
    try (ScriptedService model = new ScriptedService(new ModelScript());
        Cluster cluster = Cluster.start(directory, parameters.nodes(), answeredBy(model))) {
      Trial trial = Trial.begin(cluster, cluster::doors, parameters, findings);
      String asked = trial.undisturbedCase();
      Chats chats = Chats.begin(cluster, cluster::doors, asked, parameters.seed(), findings);
      Faults faults = new Faults(cluster, findings);
      faults.carryOut(Plan.of(parameters));
      chats.end(new Misfortunes(faults.done(), cluster::speaker));
      trial.end(faults.done());
      new Handover(asked, findings).measure(cluster.nodes());
    } finally {
      findings.count("seconds in all", Duration.between(start, Instant.now()).toSeconds());
      System.out.println("Seed " + parameters.seed() + "\n" + findings.table());
    }
    assertEquals(List.of(), findings.wrong());
  }

  private static Map<String, String> answeredBy(ScriptedService model) {
    return Map.of(
        "LEXINTEL_CHAT_PROVIDER", "openai",
        "LEXINTEL_CHAT_BASE_URL", model.address().toString(),
        "LEXINTEL_CHAT_MODEL", "scripted");
  }
}
