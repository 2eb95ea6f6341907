package com.lexintel.ingestion.batch;

import com.lexintel.documents.Families;
import com.lexintel.estimates.TimeLeftEstimator;
import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.server.TextExtractor;
import com.lexintel.files.FileStore;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.members.MemberIntake;
import com.lexintel.ingestion.members.ReceivedMembers;
import com.lexintel.passages.TextStore;
import com.lexintel.progress.Step;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the original's text and keeps it, unless an earlier attempt already has. */
@Dependent
@Named("extraction")
public class ExtractionStep extends AbstractBatchlet {
  private static final Logger LOG = LoggerFactory.getLogger(ExtractionStep.class);

  private final Attempt attempt;
  private final FileStore files;
  private final TextExtractor extractor;
  private final TextStore texts;
  private final ExtractionResult result;
  private final MemberIntake intake;
  private final Families families;

  @Inject
  public ExtractionStep(
      JobContext job,
      JobAttempt attempts,
      FileStore files,
      TextExtractor extractor,
      TextStore texts,
      ExtractionResult result,
      MemberIntake intake,
      Families families) {
    this.attempt = attempts.of(job);
    this.files = files;
    this.extractor = extractor;
    this.texts = texts;
    this.result = result;
    this.intake = intake;
    this.families = families;
  }

  @Override
  public String process() throws Exception {
    try {
      return attempt.run(this::extract);
    } catch (ExtractionFailure refused) {
      attempt.reporter().note(TimeLeftEstimator::extractionFailed);
      return "refused";
    }
  }

  private String extract() throws Exception {
    UUID id = attempt.documentId();
    attempt.report(Step.EXTRACTION, 0, "Extracting text");
    Optional<ExtractedText> before = texts.find(id);
    if (before.isPresent()) {
      attempt.reporter().countMembers(families.count(id).all());
      return "done before";
    }
    ExtractedText text;
    try (ReceivedMembers members = intake.of(id)) {
      ExtractionRequest request =
          new ExtractionRequest(files.path(id), members.limits(), result.kept(attempt));
      text = members.told(extractor.extract(request, new Listener(members)));
      intake.add(attempt, members);
      attempt.reporter().countMembers(members.size());
    }
    // The text comes last: where it is, the files are too.
    result.store(attempt, text);
    attempt.reporter().note((estimator, now) -> estimator.extracted());
    LOG.info(
        "Document {}: extracted {} characters, {} pages",
        id,
        text.text().length(),
        text.pageCount());
    return "extracted";
  }

  /** Reports each page as its extraction begins, and takes the files that are found. */
  private final class Listener implements ExtractionListener {
    private final ReceivedMembers members;

    private Listener(ReceivedMembers members) {
      this.members = members;
    }

    @Override
    public void member(Member member, Path file) throws IOException {
      attempt.report(Step.EXTRACTION, 0, "Taking out file " + member.number());
      members.receive(member, file);
    }

    @Override
    public void page(int page, Integer pages) {
      double done = pages == null ? 0 : (page - 1.0) / pages;
      String of = pages == null ? "" : " of " + pages;
      attempt.report(Step.EXTRACTION, done, "Extracting page " + page + of);
    }

    @Override
    public void recognised(int page, String text) throws IOException {
      try {
        result.keep(attempt, page, text);
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void scannedPage(int number, int count) {
      attempt.reporter().note((estimator, now) -> estimator.recognising(number - 1, count, now));
      double done = (number - 1.0) / count;
      attempt.report(Step.EXTRACTION, done, "Reading scanned page " + number + " of " + count);
    }
  }
}
