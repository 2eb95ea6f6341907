package com.lexintel.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Documents;
import com.lexintel.documents.original.Original;
import com.lexintel.documents.resource.Duplicates;
import com.lexintel.files.FileStore;
import com.lexintel.files.Flushing;
import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLNonTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files when the transaction fails, in each way that it can. */
class FilingTest {
  private static final UUID CASE = UUID.randomUUID();
  private static final RuntimeException LOST =
      new IllegalStateException(new SQLNonTransientConnectionException("gone"));

  @TempDir private Path directory;

  private final List<NewFile> sent = new ArrayList<>();
  private final Set<UUID> existing = new HashSet<>();
  private RuntimeException fault;
  private RuntimeException faultOfTheQuestion;
  private FileStore files;
  private Filing filing;

  @BeforeEach
  void receive() throws IOException {
    files =
        new FileStore(
            directory,
            0,
            file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            new Flushing(Runnable::run));
    for (String name : List.of("a", "b", "c")) {
      StoredFile stored = files.receive(new ByteArrayInputStream(name.getBytes()), 10);
      sent.add(
          new NewFile(
              UUID.randomUUID(),
              new ReceivedFile(name, stored, null),
              new Original(name, "text/plain", 1, stored.sha256()),
              Instant.now()));
    }
    filing =
        new Filing(
            files,
            new NewDocuments() {
              @Override
              List<Document> add(UUID caseId, List<NewFile> some) {
                if (fault != null && some.contains(sent.get(1))) {
                  throw fault;
                }
                return some.stream().map(file -> file.document(caseId)).toList();
              }
            },
            new Documents() {
              @Override
              public List<UUID> existing(Collection<UUID> ids) {
                if (faultOfTheQuestion != null) {
                  throw faultOfTheQuestion;
                }
                return ids.stream().filter(existing::contains).toList();
              }
            },
            new Duplicates() {
              @Override
              public List<DocumentView> views(UUID caseId, List<Document> documents) {
                return documents.stream().map(document -> document.view(null)).toList();
              }
            });
  }

  @Test
  void allBecomeDocuments() {
    assertEquals(3, filing.file(CASE, sent).values().stream().filter(Outcome::isDocument).count());
    assertInPlace(true, true, true);
  }

  @Test
  void whatOneOfThemCannotBecomeTheOthersDo() {
    fault = new NewDocuments.RolledBack(new IllegalStateException("Never like this"));
    Map<ReceivedFile, Outcome> outcomes = filing.file(CASE, sent);
    assertEquals("a", outcomes.get(sent.get(0).received()).document().filename());
    assertEquals("c", outcomes.get(sent.get(2).received()).document().filename());
    assertEquals(ProblemCode.INTERNAL_ERROR, outcomes.get(sent.get(1).received()).refusal().code());
    assertInPlace(true, false, true);
  }

  /** Nothing needs to be asked, which takes long while nobody answers. */
  @Test
  void aDatabaseThatGoesBeforeTheCommitLeavesNoFileInItsPlace() {
    fault = new NewDocuments.RolledBack(LOST);
    faultOfTheQuestion = LOST;
    assertAway();
    assertInPlace(false, false, false);
  }

  @Test
  void afterACommitWhoseAnswerWasLostTheFilesOfWhatIsThereStay() {
    fault = LOST;
    existing.add(sent.get(0).id());
    assertAway();
    assertInPlace(true, false, false);
  }

  @Test
  void whenNobodyKnowsWhatIsThereEveryFileStays() {
    fault = LOST;
    faultOfTheQuestion = new IllegalStateException("still away");
    assertAway();
    assertInPlace(true, true, true);
  }

  private void assertAway() {
    Problem problem = assertThrows(Problem.class, () -> filing.file(CASE, sent));
    assertEquals(ProblemCode.DATABASE_UNAVAILABLE, problem.code());
  }

  /** What has no place is where the upload discards it. */
  private void assertInPlace(Boolean... expected) {
    assertEquals(
        List.of(expected), sent.stream().map(file -> Files.exists(files.path(file.id()))).toList());
    assertEquals(
        List.of(expected),
        sent.stream().map(file -> !Files.exists(file.received().stored().path())).toList());
  }
}
