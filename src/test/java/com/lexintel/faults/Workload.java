package com.lexintel.faults;

import com.lexintel.Api;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** People who upload documents all the time, and change their minds about some of them. */
final class Workload {
  private static final Set<Integer> REFUSED = Set.of(404, 409);

  private final Supplier<Api> door;
  private final Records records;
  private final Papers papers;
  private final List<String> cases;
  private final int busy;
  private final RandomGenerator random;
  private final Findings findings;
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private volatile boolean over;
  private int number;

  Workload(
      Supplier<Api> door,
      Records records,
      Papers papers,
      List<String> cases,
      int busy,
      RandomGenerator random,
      Findings findings) {
    this.door = door;
    this.records = records;
    this.papers = papers;
    this.cases = cases;
    this.busy = busy;
    this.random = random;
    this.findings = findings;
  }

  Thread start() {
    Thread thread = new Thread(this::work, "workload");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  void end() {
    over = true;
  }

  /** The documents whose upload was answered with 201. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** One of the latest, as a person would open it. */
  Optional<String> recent(RandomGenerator taste) {
    int size = accepted.size();
    return size == 0
        ? Optional.empty()
        : Optional.of(accepted.get(size - 1 - taste.nextInt(Math.min(size, 4))));
  }

  private void work() {
    int turn = 0;
    while (!over) {
      if (underWay() < busy) {
        upload();
      }
      if (++turn % 8 == 0) {
        changeMind();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(250);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long underWay() {
    try {
      return records.underWay();
    } catch (SQLException databaseIsAway) {
      return 0;
    }
  }

  private void upload() {
    String name = papers.any(random);
    String filename = ++number + "-" + name;
    String legalCase = cases.get(random.nextInt(cases.size()));
    try {
      HttpResponse<String> response = door.get().upload(legalCase, filename, papers.content(name));
      if (response.statusCode() == 201) {
        accepted.add(Api.parse(response.body()).getString("id"));
        findings.count("uploads accepted");
      } else {
        refused("uploads", response);
      }
    } catch (UncheckedIOException unanswered) {
      findings.count("uploads without an answer");
    }
  }

  private void changeMind() {
    if (accepted.isEmpty()) {
      return;
    }
    String id = accepted.get(accepted.size() - 1 - random.nextInt(Math.min(accepted.size(), 12)));
    int kind = random.nextInt(10);
    String what = kind < 5 ? "cancels" : kind < 9 ? "retries" : "deletes";
    try {
      Api api = door.get();
      HttpResponse<String> response =
          switch (what) {
            case "cancels" -> api.post("documents/" + id + "/cancel");
            case "retries" -> api.post("documents/" + id + "/retry");
            default -> api.delete("documents/" + id);
          };
      if (response.statusCode() == 202 || response.statusCode() == 204) {
        findings.count(what + " accepted");
      } else if (!REFUSED.contains(response.statusCode())) {
        refused(what, response);
      }
    } catch (UncheckedIOException unanswered) {
      findings.count(what + " without an answer");
    }
  }

  /** Only "not now" is an answer, or that nobody is there yet. */
  private void refused(String what, HttpResponse<String> response) {
    boolean starting =
        response.statusCode() == 404
            && !response.headers().firstValue("Content-Type").orElse("").contains("problem");
    boolean later =
        response.statusCode() == 503 && response.headers().firstValue("Retry-After").isPresent();
    if (later) {
      JsonObject problem = Api.parse(response.body());
      findings.count(what + " refused, " + problem.getString("code"));
    } else if (!starting) {
      findings.wrong(what + ": " + response.statusCode() + " " + response.body());
    }
  }
}
