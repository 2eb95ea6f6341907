package com.lexintel.queue;

import com.lexintel.documents.waiting.QueueEstimate;
import com.lexintel.documents.waiting.RunningDocument;
import com.lexintel.documents.waiting.WaitingDocument;
import com.lexintel.estimates.DocumentSize;
import com.lexintel.estimates.DurationModel;
import com.lexintel.estimates.Forecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Chooses the waiting documents that get a new estimate. When one document is picked, all behind it
 * move up by one; to store that for each would be a thousand writes. So an estimate is replaced
 * only when it is wrong by a tenth or more: the tenth document sees each step, the thousandth each
 * hundredth step. Of these at most {@link #AT_ONCE} are replaced at a time, the most wrong first.
 */
final class EstimateUpdates {
  static final double TOLERANCE = 0.1;
  static final int AT_ONCE = 100;
  // Any estimate is better than none.
  private static final double NO_ESTIMATE = Double.POSITIVE_INFINITY;

  private final DurationModel durations;

  EstimateUpdates(DurationModel durations) {
    this.durations = durations;
  }

  /**
   * @param waiting in the order in which they will be picked
   * @param workers of all nodes together
   */
  Map<WaitingDocument, QueueEstimate> of(
      List<QueuedDocument> waiting, List<RunningDocument> running, int workers) {
    Forecast forecast = new Forecast(workers, running.stream().map(this::secondsLeft).toList());
    List<Update> updates = new ArrayList<>();
    int position = 0;
    for (QueuedDocument queued : waiting) {
      WaitingDocument document = queued.document();
      double end = forecast.add(queued.delay(), work(document));
      Integer left = Double.isNaN(end) ? null : (int) Math.max(1, Math.round(end));
      QueueEstimate estimate = new QueueEstimate(++position, left);
      double error = error(document.estimate(), estimate);
      if (error >= TOLERANCE) {
        updates.add(new Update(document, estimate, error));
      }
    }
    return mostWrong(updates);
  }

  private record Update(WaitingDocument document, QueueEstimate estimate, double error) {}

  private static Map<WaitingDocument, QueueEstimate> mostWrong(List<Update> updates) {
    long first = updates.stream().filter(each -> each.error == NO_ESTIMATE).count();
    Map<WaitingDocument, QueueEstimate> most = new LinkedHashMap<>();
    updates.stream()
        .sorted(Comparator.comparingDouble(Update::error).reversed())
        .limit(Math.max(first, AT_ONCE))
        .forEach(each -> most.put(each.document, each.estimate));
    return most;
  }

  /** How wrong an estimate is, relative to its own size. */
  private static double error(QueueEstimate old, QueueEstimate now) {
    return old.position() == null
        ? NO_ESTIMATE
        : Math.max(
            error(old.position(), now.position()), error(old.secondsLeft(), now.secondsLeft()));
  }

  private static double error(Integer old, Integer now) {
    if (old == null || now == null) {
      return Objects.equals(old, now) ? 0 : 1;
    }
    return Math.abs(now - old) / (double) Math.max(1, Math.min(old, now));
  }

  /** Seconds of work that are left of a document, whoever will do it. */
  private double work(WaitingDocument document) {
    return left(document.progress(), document.mediaType(), document.fileSize());
  }

  private double secondsLeft(RunningDocument document) {
    return document.secondsLeft() == null
        ? left(document.progress(), document.mediaType(), document.fileSize())
        : Math.max(0, document.secondsLeft());
  }

  private double left(int progress, String mediaType, long fileSize) {
    double whole = DocumentSize.of(mediaType, fileSize).seconds(durations).orElse(Double.NaN);
    return (1 - progress / 100.0) * whole;
  }
}
