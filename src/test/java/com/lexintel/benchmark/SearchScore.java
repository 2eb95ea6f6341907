package com.lexintel.benchmark;

import com.lexintel.Api;
import com.lexintel.identity.Caller;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Scores search through the API of a running server, on contracts whose clauses are known.
 *
 * <p>Arguments: the directory with {@code contracts/} and {@code queries.json}, and the server's
 * address. A passage is right when it holds at least half of a clause or lies at least half in one.
 * What counts is how many characters stand before the first right one, so that the size of passages
 * earns nothing.
 */
public final class SearchScore {
  private final Path directory;
  private final Api api;
  private final Map<String, String> ids = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private String caseId;

  SearchScore(Path directory, Api api) {
    this.directory = directory;
    this.api = api;
  }

  public static void main(String[] arguments) throws IOException {
    SearchScore score = new SearchScore(Path.of(arguments[0]), new Api(URI.create(arguments[1])));
    score.upload();
    score.ask("whole case", "query", false);
    score.ask("one document", "question", true);
  }

  void upload() throws IOException {
    caseId = api.newCase("Search score");
    try (Stream<Path> contracts = Files.list(directory.resolve("contracts"))) {
      for (Path contract : contracts.sorted().toList()) {
        String filename = contract.getFileName().toString();
        ids.put(filename, api.newDocument(caseId, filename, Files.readAllBytes(contract)));
      }
    }
    ids.forEach(
        (filename, id) -> {
          if (!api.awaitEnd(id).getString("status").equals("completed")) {
            throw new IllegalStateException(filename + " was not completed");
          }
          texts.put(filename, api.get("documents/" + id + "/text").body());
        });
  }

  /**
   * Asks all questions, and prints what came of them.
   *
   * @param asked which words of a query are asked
   */
  Tally ask(String name, String asked, boolean inItsDocument) throws IOException {
    Tally tally = new Tally();
    for (JsonObject query : queries().getValuesAs(JsonObject.class)) {
      List<int[]> clauses = clauses(query);
      if (!clauses.isEmpty()) {
        long begin = System.nanoTime();
        JsonArray found = search(query.getString(asked), query.getString("file"), inItsDocument);
        double took = (System.nanoTime() - begin) / 1e6;
        tally.add(query.getString("category"), before(found, query, clauses), took);
      }
    }
    System.out.println(name + ": " + tally);
    return tally;
  }

  /**
   * What came of questions that were answered by quotations.
   *
   * @param right how many answers quote a clause that answers the question
   * @param quotes of all answers
   * @param verbatim how many of them stand in their document at their offsets, and in the answer
   */
  record Quoted(int questions, int right, int quotes, int verbatim) {}

  /** Asks all questions of the whole case, each in a conversation of its own. */
  Quoted askInConversations() throws IOException {
    Map<String, String> textsById = new TreeMap<>();
    ids.forEach((file, id) -> textsById.put(id, texts.get(file)));
    int questions = 0;
    int right = 0;
    int quotes = 0;
    int verbatim = 0;
    for (JsonObject query : queries().getValuesAs(JsonObject.class)) {
      List<int[]> clauses = clauses(query);
      if (!clauses.isEmpty()) {
        JsonObject answer = answer(query.getString("query"));
        JsonArray cited = answer.getJsonArray("citations");
        questions++;
        right += before(cited, query, clauses) >= 0 ? 1 : 0;
        for (JsonObject each : cited.getValuesAs(JsonObject.class)) {
          String quote = each.getString("quote");
          String text = textsById.get(each.getString("document_id"));
          boolean stands = text.startsWith(quote, each.getInt("start"));
          quotes++;
          verbatim += stands && answer.getString("text").contains(quote) ? 1 : 0;
        }
      }
    }
    return new Quoted(questions, right, quotes, verbatim);
  }

  private JsonObject answer(String question) {
    Caller caller = new Caller(api, null);
    String chat =
        Api.json(caller.call("POST", "cases/" + caseId + "/chats", "{}"), 201).getString("id");
    String body = Json.createObjectBuilder().add("text", question).build().toString();
    String answer =
        Api.json(caller.call("POST", "chats/" + chat + "/messages", body), 202)
            .getString("answer_id");
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(1))
        .until(() -> Api.json(api.get("answers/" + answer), 200), each -> !each.isNull("ended_at"));
  }

  private JsonArray queries() throws IOException {
    try (Reader in = Files.newBufferedReader(directory.resolve("queries.json"));
        JsonReader json = Json.createReader(in)) {
      return json.readArray();
    }
  }

  private JsonArray search(String query, String file, boolean inItsDocument) {
    String path =
        "cases/"
            + caseId
            + "/search?limit=40&q="
            + URLEncoder.encode(query, StandardCharsets.UTF_8)
            + (inItsDocument ? "&document_id=" + ids.get(file) : "");
    return Api.json(api.get(path), 200).getJsonArray("items");
  }

  /** Where the clauses stand in the extracted text, in which white space may be another. */
  private List<int[]> clauses(JsonObject query) throws IOException {
    String file = query.getString("file");
    String source = Files.readString(directory.resolve("contracts").resolve(file));
    List<int[]> clauses = new ArrayList<>();
    for (JsonArray span : query.getJsonArray("gold").getValuesAs(JsonArray.class)) {
      int from = source.offsetByCodePoints(0, span.getInt(0));
      int to = source.offsetByCodePoints(0, span.getInt(1));
      Pattern.compile(
              Stream.of(source.substring(from, to).strip().split("\\s+"))
                  .map(Pattern::quote)
                  .collect(Collectors.joining("\\s+")))
          .matcher(texts.get(file))
          .results()
          .limit(1)
          .forEach(clause -> clauses.add(new int[] {clause.start(), clause.end()}));
    }
    return clauses;
  }

  /** How many characters are shown before the first right passage; -1 if there is none. */
  private int before(JsonArray found, JsonObject query, List<int[]> clauses) {
    String document = ids.get(query.getString("file"));
    int shown = 0;
    for (JsonObject item : found.getValuesAs(JsonObject.class)) {
      int start = item.getInt("start");
      int end = item.getInt("end");
      if (item.getString("document_id").equals(document)
          && clauses.stream().anyMatch(clause -> isRight(start, end, clause))) {
        return shown;
      }
      shown += end - start;
    }
    return -1;
  }

  private static boolean isRight(int start, int end, int[] clause) {
    int common = Math.min(end, clause[1]) - Math.max(start, clause[0]);
    return common > 0 && (2 * common >= clause[1] - clause[0] || 2 * common >= end - start);
  }

  /** What came of many queries. */
  static final class Tally {
    private final List<Double> times = new ArrayList<>();
    private final Map<String, int[]> categories = new TreeMap<>();
    private int first;
    private int within4k;
    private int within8k;

    void add(String category, int before, double millis) {
      times.add(millis);
      first += before == 0 ? 1 : 0;
      within8k += before >= 0 && before < 8000 ? 1 : 0;
      int[] counts = categories.computeIfAbsent(category, key -> new int[2]);
      counts[1]++;
      if (before >= 0 && before < 4000) {
        within4k++;
        counts[0]++;
      }
    }

    double hitAt4k() {
      return share(within4k);
    }

    double hitAt8k() {
      return share(within8k);
    }

    @Override
    public String toString() {
      List<Double> sorted = times.stream().sorted().toList();
      return "%d queries, first right %.3f, hit@4k %.3f, hit@8k %.3f, p50 %.0f ms, p95 %.0f ms%n%s"
          .formatted(
              sorted.size(),
              share(first),
              hitAt4k(),
              hitAt8k(),
              sorted.get(sorted.size() / 2),
              sorted.get(sorted.size() * 95 / 100),
              byCategory());
    }

    private double share(int count) {
      return (double) count / times.size();
    }

    private String byCategory() {
      return categories.entrySet().stream()
          .map(c -> "  " + c.getKey() + ": " + c.getValue()[0] + " of " + c.getValue()[1])
          .collect(Collectors.joining("\n"));
    }
  }
}
