package com.lexintel.ingestion.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.progress.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepWeightsTest {
  @Test
  void progressNeverFallsFromStepToStep() {
    int before = 0;
    for (Step step :
        List.of(Step.QUEUED, Step.EXTRACTION, Step.CHUNKING, Step.EMBEDDING, Step.FINALIZING)) {
      for (double done = 0; done <= 1; done += 0.05) {
        int percent = StepWeights.percent(step, done);
        assertTrue(percent >= before, step + " at " + done);
        before = percent;
      }
    }
    assertEquals(99, before);
  }

  @Test
  void sharesOutsideOfAStepStayWithinIt() {
    assertEquals(0, StepWeights.percent(Step.EXTRACTION, -1));
    assertEquals(20, StepWeights.percent(Step.EXTRACTION, 7));
    assertEquals(98, StepWeights.percent(Step.EMBEDDING, 1));
  }
}
