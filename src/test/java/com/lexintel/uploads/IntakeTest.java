package com.lexintel.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.documents.original.Original;
import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final UUID CASE = UUID.randomUUID();
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Problem AWAY = new Problem(ProblemCode.DATABASE_UNAVAILABLE, "away");

  private final List<List<NewFile>> filed = new ArrayList<>();
  private int filedBeforeTheFault = Integer.MAX_VALUE;
  private long inspectionTakes;
  private long now;

  private final Intake intake =
      new Intake(
          new Inspection() {
            @Override
            Original original(UUID caseId, ReceivedFile file) {
              now += inspectionTakes;
              if (file.refusal() != null) {
                throw file.refusal();
              }
              if (file.filename().equals("faulty")) {
                throw new IllegalStateException("Nobody has foreseen this");
              }
              return new Original(file.filename(), "text/plain", 1, "0".repeat(64));
            }
          },
          new Filing() {
            @Override
            Map<ReceivedFile, Outcome> file(UUID caseId, List<NewFile> sent) {
              if (filed.size() == filedBeforeTheFault) {
                throw AWAY;
              }
              filed.add(List.copyOf(sent));
              Map<ReceivedFile, Outcome> outcomes = new HashMap<>();
              sent.forEach(
                  each ->
                      outcomes.put(
                          each.received(), new Outcome(each.original().filename(), null, null)));
              return outcomes;
            }
          },
          Clock.fixed(NOW, ZoneOffset.UTC),
          () -> now);

  @Test
  void filesAreFiledSomeAtATimeAndToldInTheirOrder() {
    List<ReceivedFile> received = files(120);
    assertEquals(received.stream().map(ReceivedFile::filename).toList(), names(accept(received)));
    assertEquals(List.of(50, 50, 20), filed.stream().map(List::size).toList());
  }

  /** By their times lists and the queue have them in this order. */
  @Test
  void noTwoFilesHaveTheSameTime() {
    accept(files(60));
    assertEquals(
        IntStream.range(0, 60).mapToObj(NOW::plusMillis).toList(),
        filed.stream().flatMap(List::stream).map(NewFile::time).toList());
  }

  @Test
  void aFileThatTakesLongToInspectDoesNotHoldUpThoseBeforeIt() {
    inspectionTakes = 90;
    accept(files(7));
    assertEquals(List.of(3, 3, 1), filed.stream().map(List::size).toList());
  }

  @Test
  void whatIsWrongWithOneFileIsNoMatterOfTheOthers() {
    List<ReceivedFile> received = new ArrayList<>(files(3));
    Problem refusal = new Problem(ProblemCode.FILE_TOO_LARGE, "too large");
    received.add(1, new ReceivedFile("large", null, refusal));
    received.add(2, file("faulty"));

    List<Outcome> outcomes = accept(received);

    assertEquals(List.of("0", "large", "faulty", "1", "2"), names(outcomes));
    assertEquals(refusal, outcomes.get(1).refusal());
    assertEquals(ProblemCode.INTERNAL_ERROR, outcomes.get(2).refusal().code());
    assertEquals(List.of(3), filed.stream().map(List::size).toList());
  }

  @Test
  void afterAFaultOfTheDatabaseNothingMoreIsTried() {
    filedBeforeTheFault = 1;
    inspectionTakes = 1;
    List<Outcome> outcomes = accept(files(200));
    assertEquals(200, outcomes.size());
    assertTrue(outcomes.subList(0, 50).stream().allMatch(each -> each.refusal() == null));
    assertTrue(outcomes.subList(50, 200).stream().allMatch(each -> each.refusal() == AWAY));
    assertEquals(100, now, "files were inspected");
  }

  private List<Outcome> accept(List<ReceivedFile> received) {
    return intake.accept(CASE, received);
  }

  private static List<String> names(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::filename).toList();
  }

  private static List<ReceivedFile> files(int number) {
    return IntStream.range(0, number).mapToObj(n -> file(String.valueOf(n))).toList();
  }

  private static ReceivedFile file(String name) {
    return new ReceivedFile(name, new StoredFile(Path.of(name), 1, "0".repeat(64)), null);
  }
}
