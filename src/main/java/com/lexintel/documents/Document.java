package com.lexintel.documents;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A document of a case, with the rules of how it may move from uploaded to an end. Long, because
 * status, attempts, fence and {@code seq} change together, and only here: split, they could differ.
 */
@Entity
@Table(name = "document")
public class Document {
  /** How often a document is tried before it fails for want of a living worker. */
  public static final int ATTEMPTS = 3;

  /** Events that one holder of a fence may number. */
  private static final long EVENTS_PER_FENCE = 1_000_000;

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  @Embedded private Original original;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "extracted_at")
  private Instant extractedAt;

  @Column(name = "indexed_at")
  private Instant indexedAt;

  @Column(name = "page_count")
  private Integer pageCount;

  @Column(name = "passage_count")
  private Integer passageCount;

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

  private int attempt;

  @Column(name = "last_attempt")
  private int lastAttempt;

  private int series;
  private long fence;
  private long seq;

  protected Document() {}

  /** A document whose original has just been stored. */
  public Document(UUID id, UUID caseId, Original original, Instant now) {
    this.id = id;
    this.caseId = caseId;
    this.original = original;
    this.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
    this.lastAttempt = ATTEMPTS;
    become(Status.PENDING, Step.UPLOADED, 0, "Uploaded", now);
  }

  public UUID id() {
    return id;
  }

  public UUID caseId() {
    return caseId;
  }

  public Original original() {
    return original;
  }

  public Status status() {
    return Status.of(status);
  }

  public Step step() {
    return Step.of(step);
  }

  public int progress() {
    return progress;
  }

  public int attempt() {
    return attempt;
  }

  /** Which series of attempts this is, from 0; each retry by a person begins a new one. */
  public int series() {
    return series;
  }

  public boolean isFirstAttempt() {
    return attempt == lastAttempt - ATTEMPTS + 1;
  }

  public boolean isLastAttempt() {
    return attempt >= lastAttempt;
  }

  public long fence() {
    return fence;
  }

  public long seq() {
    return seq;
  }

  /** Waits for a worker. */
  public void queue(Instant now) {
    become(Status.PENDING, Step.QUEUED, progress, "Waiting for a free worker", now);
  }

  /**
   * A worker takes the document over; whoever had it before can no longer write.
   *
   * @throws IllegalStateException when the document has ended
   */
  public void claim(Instant now) {
    if (status().terminal() || step() == Step.CANCELLING) {
      throw new IllegalStateException("Document " + id + " has ended");
    }
    Integer timeLeft = etaSeconds;
    attempt++;
    takeOver();
    become(Status.PROCESSING, Step.EXTRACTION, progress, "Starting" + attemptWords(), now);
    // What was said while it waited holds until the worker knows better.
    etaSeconds = timeLeft;
  }

  /** Words for an attempt that is not the first of its series, such as " (attempt 2 of 3)". */
  public String attemptWords() {
    return isFirstAttempt() ? "" : words(number());
  }

  /** The same for the attempt that comes next. */
  public String nextAttemptWords() {
    return words(number() + 1);
  }

  private int number() {
    return attempt - lastAttempt + ATTEMPTS;
  }

  private static String words(int attempt) {
    return " (attempt " + attempt + " of " + ATTEMPTS + ")";
  }

  /** A worker's report; its seq comes from the worker, which numbers events without storing all. */
  public void report(
      Step newStep, int percent, String words, Integer eta, long newSeq, Instant now) {
    seq = newSeq - 1;
    become(Status.PROCESSING, newStep, Math.max(progress, Math.min(99, percent)), words, now);
    etaSeconds = eta;
  }

  /** The text is there. */
  public void extracted(Integer pages, Instant now) {
    pageCount = pages;
    extractedAt = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Everything is done.
   *
   * @param unreadPages how many pages are scans that could not be read
   */
  public void complete(int passages, int unreadPages, long newSeq, Instant now) {
    seq = newSeq - 1;
    passageCount = passages;
    become(Status.COMPLETED, Step.COMPLETED, 100, completedWords(passages, unreadPages), now);
    indexedAt = reportedAt;
  }

  private static String completedWords(int passages, int unreadPages) {
    String words = "Completed: " + counted(passages, "passage");
    return unreadPages == 0
        ? words
        : words
            + ". Not read, as there is no text recognition (OCR): "
            + counted(unreadPages, "scanned page");
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Nothing more can be done without a person. */
  public void fail(String code, String words, long newSeq, Instant now) {
    seq = newSeq - 1;
    become(Status.FAILED, step(), progress, "Failed: " + words, now);
    errorCode = code;
    errorMessage = words;
  }

  /**
   * The last worker of the last attempt was lost; should it only have been slow, it can no longer
   * write.
   */
  public void abandon(Instant now) {
    takeOver();
    fail(
        "worker_lost",
        "The server working on it went away in the last of "
            + ATTEMPTS
            + " attempts; try again when the servers are stable",
        seq + 1,
        now);
  }

  /** Goes back to the queue after an attempt that failed. */
  public void tryAgain(String words, Instant now) {
    takeOver();
    become(Status.PENDING, Step.QUEUED, progress, words, now);
  }

  /** Goes back to the queue from a worker that stops in good order: this attempt does not count. */
  public void handBack(Instant now) {
    lastAttempt++;
    tryAgain("Waiting for a free worker", now);
  }

  /**
   * @throws Problem {@code not_cancellable} when it has already ended
   */
  public void cancel(Instant now) {
    if (status().terminal()) {
      throw new Problem(
          ProblemCode.NOT_CANCELLABLE, "The document has already ended: it is " + status);
    }
    takeOver();
    become(Status.PROCESSING, Step.CANCELLING, progress, "Cancelling", now);
  }

  /** The cancel is done: its work has been removed. */
  public void cancelled(Instant now) {
    pageCount = null;
    passageCount = null;
    extractedAt = null;
    become(Status.CANCELLED, Step.CANCELLING, progress, "Cancelled", now);
  }

  /**
   * @throws Problem {@code not_retryable} unless it failed or was cancelled
   */
  public void retry(Instant now) {
    if (status() != Status.FAILED && status() != Status.CANCELLED) {
      throw new Problem(
          ProblemCode.NOT_RETRYABLE,
          "Only a failed or cancelled document can be retried: it is " + status);
    }
    takeOver();
    series++;
    lastAttempt = attempt + ATTEMPTS;
    progress = 0;
    errorCode = null;
    errorMessage = null;
    queue(now);
  }

  /** The last event of a document that is being removed; its row is not touched any more. */
  ProgressEvent removed(Instant now) {
    return new ProgressEvent(
        id,
        caseId,
        Status.DELETED,
        step(),
        progress,
        "Deleted",
        now,
        attempt,
        (fence + 1) * EVENTS_PER_FENCE + 1,
        null,
        null,
        null);
  }

  /** The document's latest stored event. */
  public ProgressEvent event() {
    return new ProgressEvent(
        id,
        caseId,
        status(),
        step(),
        progress,
        message,
        reportedAt,
        attempt,
        seq,
        etaSeconds,
        queuePosition,
        errorCode == null ? null : new ProgressEvent.Failure(errorCode, errorMessage));
  }

  /** What the API tells of the document. */
  public DocumentView view() {
    return new DocumentView(
        id,
        caseId,
        original.filename(),
        original.mediaType(),
        original.fileSize(),
        original.sha256(),
        status,
        pageCount,
        passageCount,
        createdAt,
        extractedAt,
        indexedAt,
        errorCode,
        errorMessage,
        attempt);
  }

  private void takeOver() {
    fence++;
    seq = fence * EVENTS_PER_FENCE;
  }

  private void become(Status newStatus, Step newStep, int percent, String words, Instant now) {
    status = newStatus.word();
    step = newStep.word();
    progress = percent;
    message = words;
    reportedAt = now.truncatedTo(ChronoUnit.MILLIS);
    etaSeconds = null;
    queuePosition = null;
    seq++;
  }
}
