package com.lexintel.documents.original;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.MovingClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OriginalReadsTest {
  private final MovingClock clock = new MovingClock();
  private final OriginalReads reads = new OriginalReads(clock);
  private final UUID document = UUID.randomUUID();

  @Test
  void thePartsOfAReadingAreOne() {
    assertTrue(reads.begins("user:anna", document));
    assertFalse(reads.begins("user:anna", document));
  }

  @Test
  void anotherReaderAndAnotherDocumentAreReadingsOfTheirOwn() {
    reads.begins("user:anna", document);

    assertTrue(reads.begins("user:ben", document));
    assertTrue(reads.begins("user:anna", UUID.randomUUID()));
  }

  /** However often it is asked for parts: the time counts from the record. */
  @Test
  void aReadingEndsAfterTenMinutes() {
    reads.begins("user:anna", document);
    clock.pass(Duration.ofMinutes(6));
    assertFalse(reads.begins("user:anna", document));
    clock.pass(Duration.ofMinutes(5));

    assertTrue(reads.begins("user:anna", document));
  }
}
