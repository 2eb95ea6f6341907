package com.lexintel.ingestion.attempts;

import com.lexintel.progress.Step;

/** Which share of the whole pipeline each step is: embedding costs by far the most. */
final class StepWeights {
  private StepWeights() {}

  /**
   * Percent of the whole pipeline, 0 to 99.
   *
   * @param done share of the step that is done, 0 to 1
   */
  static int percent(Step step, double done) {
    double within = Math.max(0, Math.min(1, done));
    return switch (step) {
      case UPLOADED, QUEUED, CANCELLING -> 0;
      case EXTRACTION -> between(0, 20, within);
      case CHUNKING -> between(20, 25, within);
      case EMBEDDING -> between(25, 98, within);
      case FINALIZING, COMPLETED -> 99;
    };
  }

  private static int between(int start, int end, double done) {
    return start + (int) ((end - start) * done);
  }
}
