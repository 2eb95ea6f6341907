package com.lexintel.estimates;

import com.lexintel.Api;
import com.lexintel.EventStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Uploads a batch of mixed documents to a running LexIntel, follows it, and prints how wrong the
 * times left were that it told, and which share of the work went into telling. See
 * docs/estimates.md.
 *
 * <p>Arguments: a folder of documents; how many times over each is joined to a longer one, such as
 * 1,5,20; the server's address.
 */
public final class MeasureEstimates {
  private MeasureEstimates() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<Integer> multiples =
        Stream.of((arguments.length > 1 ? arguments[1] : "1").split(","))
            .map(Integer::valueOf)
            .toList();
    URI address = URI.create(arguments.length > 2 ? arguments[2] : "http://localhost:9080/");
    List<Multiple> batch = batch(folder, multiples);
    Api api = new Api(address);
    Cost before = Cost.of(api, address);
    Told told = upload(api, batch);
    told.print();
    Cost.of(api, address).since(before).print();
  }

  /** In an order that is the same for each run, and mixes short and long ones. */
  private static List<Multiple> batch(Path folder, List<Integer> multiples) throws IOException {
    List<Multiple> batch = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        multiples.forEach(times -> Multiple.of(file, times).ifPresent(batch::add));
      }
    }
    Collections.shuffle(batch, new Random(1));
    return batch;
  }

  private static Told upload(Api api, List<Multiple> batch) throws IOException {
    String caseId = api.newCase("Estimates");
    Told told = new Told();
    try (EventStream stream = EventStream.open(api, "progress/cases/" + caseId + "/stream")) {
      int accepted = 0;
      for (Multiple document : batch) {
        accepted +=
            api.upload(caseId, document.name(), document.bytes()).statusCode() == 201 ? 1 : 0;
      }
      System.out.printf("%d of %d documents accepted%n", accepted, batch.size());
      for (Optional<EventStream.Message> next = stream.next();
          next.isPresent() && !told.take(next.get().data(), accepted);
          next = stream.next()) {}
    }
    return told;
  }

  /** Seconds spent on documents, and of these on telling of them, since the server's start. */
  private record Cost(double work, double reporting, double telling) {
    static Cost of(Api api, URI address) {
      String metrics = api.get(address.resolve("metrics").toString()).body();
      return new Cost(
          gauge(metrics, "lexintel_work_seconds"),
          gauge(metrics, "lexintel_work_reporting_seconds"),
          gauge(metrics, "lexintel_progress_telling_seconds"));
    }

    Cost since(Cost before) {
      return new Cost(work - before.work, reporting - before.reporting, telling - before.telling);
    }

    void print() {
      System.out.printf(
          "%.1f s of work, of which %.2f s in reports and at most %.2f s more in telling of them:"
              + " %.2f %% to %.2f %%%n",
          work, reporting, telling, 100 * reporting / work, 100 * (reporting + telling) / work);
    }

    private static double gauge(String metrics, String name) {
      return metrics
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }
  }
}
