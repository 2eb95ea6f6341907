package com.lexintel.documents;

import com.lexintel.documents.fence.AttemptNumbers;
import com.lexintel.documents.fence.WriterFence;
import com.lexintel.documents.original.Original;
import com.lexintel.documents.waiting.QueueEstimates;
import com.lexintel.extraction.Warning;
import com.lexintel.problem.Problem;
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
import java.util.List;
import java.util.UUID;

/**
 * A document of a case, with the rules of how it may move from uploaded to an end. Its latest
 * event, its attempts and its fence change together, and only here. Two exceptions change many rows
 * by one statement: the estimates of waiting documents ({@link QueueEstimates}), and cancel and
 * retry of a whole case ({@link CasePortions}), which must come to the same as here.
 */
@Entity
@Table(name = "document")
public class Document {
  static final String WAITING = "Waiting for a free worker";
  static final String CANCELLED = "Cancelled";

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  @Embedded private Original original;

  @Column(name = "created_at")
  private Instant createdAt;

  @Embedded private Family family;
  @Embedded private Reading reading;

  @Embedded private LatestEvent latest;
  @Embedded private AttemptNumbers attempts;
  @Embedded private WriterFence fence;

  protected Document() {}

  /** A document whose original has just been stored. */
  public Document(UUID id, UUID caseId, Original original, Instant now) {
    this(id, caseId, original, Family.ofUpload(), now, now);
  }

  Document(UUID id, UUID caseId, Original original, Family family, Instant created, Instant now) {
    this.id = id;
    this.caseId = caseId;
    this.original = original;
    this.family = family;
    this.createdAt = created.truncatedTo(ChronoUnit.MILLIS);
    this.reading = new Reading();
    this.latest = new LatestEvent();
    this.attempts = AttemptNumbers.first();
    this.fence = WriterFence.first();
    become(Status.PENDING, Step.UPLOADED, 0, "Uploaded", now);
  }

  public UUID id() {
    return id;
  }

  public UUID caseId() {
    return caseId;
  }

  public Family family() {
    return family;
  }

  public Original original() {
    return original;
  }

  public Status status() {
    return latest.status();
  }

  public Step step() {
    return latest.step();
  }

  public int progress() {
    return latest.progress();
  }

  public AttemptNumbers attempts() {
    return attempts;
  }

  public long fence() {
    return fence.number();
  }

  public long seq() {
    return fence.seq();
  }

  /** Waits for a worker. */
  public void queue(Instant now) {
    become(Status.PENDING, Step.QUEUED, progress(), WAITING, now);
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
    Integer timeLeft = latest.etaSeconds();
    attempts.begin();
    fence.raise();
    become(Status.PROCESSING, Step.EXTRACTION, progress(), "Starting" + attempts.words(), now);
    // The estimate from the queue holds until the worker knows better.
    latest.expect(timeLeft);
  }

  /** A worker's report; its seq comes from the worker, which numbers events without storing all. */
  public void report(
      Step newStep, int percent, String words, Integer eta, long newSeq, Instant now) {
    fence.nextIs(newSeq);
    become(Status.PROCESSING, newStep, Math.max(progress(), Math.min(99, percent)), words, now);
    latest.expect(eta);
  }

  /** The text is there. */
  public void extracted(Integer pages, List<Warning> warnings, Instant now) {
    reading.ended(pages, warnings, now);
  }

  /** All is done but the files in it. */
  public void awaitMembers(Completion ownWork, long newSeq, Instant now) {
    fence.nextIs(newSeq);
    reading.indexed(ownWork.passages());
    become(Status.PROCESSING, Step.FINALIZING, progress(), "Waiting for the files in it", now);
    family.await(true);
  }

  /** The files in it were dealt with too, unless something else happened meanwhile. */
  public void membersEnded(int unreadPages, MemberCount members, Instant now) {
    if (family.isAwaiting() && members.allEnded()) {
      int passages = reading.passageCount();
      complete(new Completion(passages, unreadPages, members), fence.seq() + 1, now);
    }
  }

  /** Everything is done. */
  public void complete(Completion completion, long newSeq, Instant now) {
    fence.nextIs(newSeq);
    reading.indexed(completion.passages());
    become(Status.COMPLETED, Step.COMPLETED, 100, completion.words(), now);
    reading.completed(latest.reportedAt());
  }

  /** Nothing more can be done without a person. */
  public void fail(String code, String words, long newSeq, Instant now) {
    fence.nextIs(newSeq);
    become(Status.FAILED, step(), progress(), "Failed: " + words, now);
    latest.failWith(code, words);
  }

  /**
   * The last worker of the last attempt was lost; should it only have been slow, it can no longer
   * write.
   */
  public void abandon(Instant now) {
    fence.raise();
    fail("worker_lost", AttemptNumbers.LAST_LOST, fence.seq() + 1, now);
  }

  /** Goes back to the queue after an attempt that failed. */
  public void tryAgain(String words, Instant now) {
    fence.raise();
    become(Status.PENDING, Step.QUEUED, progress(), words, now);
  }

  /** Goes back to the queue from a worker that stops in good order: this attempt does not count. */
  public void handBack(Instant now) {
    attempts.addOne();
    tryAgain(WAITING, now);
  }

  /**
   * @throws Problem {@code not_cancellable} when it has already ended
   */
  public void cancel(Instant now) {
    latest.requireCancellable();
    fence.raise();
    become(Status.PROCESSING, Step.CANCELLING, progress(), "Cancelling", now);
  }

  /** The cancel is done: its work has been removed. */
  public void cancelled(Instant now) {
    reading.forget();
    become(Status.CANCELLED, Step.CANCELLING, progress(), CANCELLED, now);
  }

  /**
   * @throws Problem {@code not_retryable} unless it failed or was cancelled
   */
  public void retry(Instant now) {
    latest.requireRetryable();
    fence.raise();
    attempts.beginSeries();
    latest.forgetError();
    become(Status.PENDING, Step.QUEUED, 0, WAITING, now);
  }

  public boolean isRetryable() {
    return latest.isRetryable();
  }

  /** The last event of a document that is being removed; its row is not touched any more. */
  ProgressEvent removed(Instant now) {
    return latest.deleted(this, fence.lastSeq(), now);
  }

  /** The document's latest stored event. */
  public ProgressEvent event() {
    return latest.of(this);
  }

  /** What the API tells of the document: a copy of another, unless that is null. */
  public DocumentView view(UUID duplicateOf) {
    return DocumentView.of(this, reading, latest, duplicateOf);
  }

  Instant createdAt() {
    return createdAt;
  }

  private void become(Status newStatus, Step newStep, int percent, String words, Instant now) {
    family.await(false);
    latest.replace(newStatus, newStep, percent, words, now);
    fence.next();
  }
}
