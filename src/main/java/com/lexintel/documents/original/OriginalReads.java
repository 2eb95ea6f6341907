package com.lexintel.documents.original;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Tells the parts of one reading apart from another reading. A viewer fetches a file in hundreds of
 * parts, which are one record in the audit trail and not hundreds.
 */
@ApplicationScoped
public class OriginalReads {
  private static final Duration ONE_READING = Duration.ofMinutes(10);

  /** What was forgotten is recorded once more than needed. */
  private static final int REMEMBERED = 10_000;

  private final Map<Reading, Instant> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reading, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Clock clock;

  protected OriginalReads() {}

  @Inject
  public OriginalReads(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whether this part begins a reading that has no record yet.
   *
   * @param reader stable and unique for who reads, and by what
   */
  public synchronized boolean begins(String reader, UUID document) {
    Instant now = clock.instant();
    Reading reading = new Reading(reader, document);
    Instant before = begun.get(reading);
    if (before != null && now.isBefore(before.plus(ONE_READING))) {
      return false;
    }
    begun.remove(reading);
    begun.put(reading, now);
    return true;
  }

  private record Reading(String reader, UUID document) {}
}
