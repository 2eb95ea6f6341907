package com.lexintel.documents;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a document's latest stored progress event says, save its numbers. */
@Embeddable
public class LatestEvent {
  private String status;
  private String step;
  private int progress;
  private String message;

  @Column(name = "reported_at")
  private Instant reportedAt;

  @Column(name = "eta_seconds")
  private Integer etaSeconds;

  @Column(name = "queue_position")
  private Integer queuePosition;

  @Column(name = "error_code")
  private String errorCode;

  @Column(name = "error_message")
  private String errorMessage;

  Status status() {
    return Status.of(status);
  }

  boolean isRetryable() {
    return status() == Status.FAILED || status() == Status.CANCELLED;
  }

  void requireRetryable() {
    if (!isRetryable()) {
      throw new Problem(
          ProblemCode.NOT_RETRYABLE,
          "Only a failed or cancelled document can be retried: it is " + status);
    }
  }

  void requireCancellable() {
    if (status().terminal()) {
      throw new Problem(
          ProblemCode.NOT_CANCELLABLE, "The document has already ended: it is " + status);
    }
  }

  Step step() {
    return Step.of(step);
  }

  int progress() {
    return progress;
  }

  Instant reportedAt() {
    return reportedAt;
  }

  Integer etaSeconds() {
    return etaSeconds;
  }

  void replace(Status newStatus, Step newStep, int percent, String words, Instant now) {
    status = newStatus.word();
    step = newStep.word();
    progress = percent;
    message = words;
    reportedAt = now.truncatedTo(ChronoUnit.MILLIS);
    etaSeconds = null;
    queuePosition = null;
  }

  void expect(Integer secondsLeft) {
    etaSeconds = secondsLeft;
  }

  String errorCode() {
    return errorCode;
  }

  String errorMessage() {
    return errorMessage;
  }

  void failWith(String code, String words) {
    errorCode = code;
    errorMessage = words;
  }

  void forgetError() {
    errorCode = null;
    errorMessage = null;
  }

  ProgressEvent of(Document document) {
    return new ProgressEvent(
        document.id(),
        document.caseId(),
        status(),
        step(),
        progress,
        message,
        reportedAt,
        document.attempts().current(),
        document.seq(),
        etaSeconds,
        queuePosition,
        errorCode == null ? null : new ProgressEvent.Failure(errorCode, errorMessage));
  }

  /** The event that ends a document whose row goes; it keeps the step and the percentage. */
  ProgressEvent deleted(Document document, long lastSeq, Instant now) {
    return new ProgressEvent(
        document.id(),
        document.caseId(),
        Status.DELETED,
        step(),
        progress,
        "Deleted",
        now,
        document.attempts().current(),
        lastSeq,
        null,
        null,
        null);
  }
}
