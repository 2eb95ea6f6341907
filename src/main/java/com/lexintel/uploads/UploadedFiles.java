package com.lexintel.uploads;

import com.lexintel.documents.DocumentView;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The answer to an upload of several files. */
public record UploadedFiles(List<DocumentView> documents, List<RejectedFile> rejected) {
  private static final Set<ProblemCode> NO_FAULT_OF_A_FILE =
      EnumSet.of(ProblemCode.DATABASE_UNAVAILABLE, ProblemCode.STORAGE_UNAVAILABLE);

  /**
   * @throws Problem when no file is a document, and that is not what is wrong with the files
   */
  static UploadedFiles of(List<Outcome> outcomes) {
    if (outcomes.stream().noneMatch(Outcome::isDocument)) {
      outcomes.stream()
          .map(Outcome::refusal)
          .filter(refusal -> NO_FAULT_OF_A_FILE.contains(refusal.code()))
          .findFirst()
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    }
    return new UploadedFiles(
        outcomes.stream().filter(Outcome::isDocument).map(Outcome::document).toList(),
        IntStream.range(0, outcomes.size())
            .filter(position -> !outcomes.get(position).isDocument())
            .mapToObj(position -> rejected(position, outcomes.get(position)))
            .toList());
  }

  private static RejectedFile rejected(int position, Outcome refused) {
    Problem refusal = refused.refusal();
    return new RejectedFile(
        position, refused.filename(), refusal.code().word(), refusal.getMessage());
  }
}
