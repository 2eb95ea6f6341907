package com.lexintel.queue;

import com.lexintel.estimates.DocumentSize;
import com.lexintel.estimates.DurationModel;
import com.lexintel.estimates.Forecast;
import com.lexintel.queue.WaitingDocument.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which waiting documents are to be told anew where they are. When one is taken all others move up,
 * and that must not make a thousand writes. So a document is told only what differs by more than a
 * tenth from what it was told, which is each place of the first ten and every hundredth around the
 * thousandth; and only so many at a time, those that were told the worst first.
 */
final class QueueUpdates {
  static final double TOLERANCE = 0.1;
  static final int AT_ONCE = 100;

  private final DurationModel experience;

  QueueUpdates(DurationModel experience) {
    this.experience = experience;
  }

  /**
   * @param workers of all nodes together
   */
  Map<WaitingDocument, Told> of(
      List<WaitingDocument> waiting, List<WaitingDocuments.Running> running, int workers) {
    Forecast forecast = new Forecast(workers, running.stream().map(this::secondsLeft).toList());
    List<News> news = new ArrayList<>();
    int position = 0;
    for (WaitingDocument document : waiting) {
      double end = forecast.add(document.delay(), (1 - document.done()) * seconds(document.size()));
      Integer left = Double.isNaN(end) ? null : (int) Math.max(1, Math.round(end));
      Told truth = new Told(++position, left);
      double error = document.told().error(truth);
      if (error >= TOLERANCE) {
        news.add(new News(document, truth, error));
      }
    }
    return most(news);
  }

  private record News(WaitingDocument document, Told truth, double error) {}

  private static Map<WaitingDocument, Told> most(List<News> news) {
    long never = news.stream().filter(each -> each.error == Told.NEVER).count();
    Map<WaitingDocument, Told> most = new LinkedHashMap<>();
    news.stream()
        .sorted(Comparator.comparingDouble(News::error).reversed())
        .limit(Math.max(never, AT_ONCE))
        .forEach(each -> most.put(each.document, each.truth));
    return most;
  }

  private double secondsLeft(WaitingDocuments.Running running) {
    return running.secondsLeft() == null
        ? (1 - running.done()) * seconds(running.size())
        : Math.max(0, running.secondsLeft());
  }

  private double seconds(DocumentSize size) {
    return size.seconds(experience).orElse(Double.NaN);
  }
}
