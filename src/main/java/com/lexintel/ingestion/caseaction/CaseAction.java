package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody asked for all documents of a case.
 *
 * @param id null until it is stored
 * @param askedAt documents that came later are not concerned
 * @param doneTo the last document that was reached: they are taken in the order of their ids
 */
record CaseAction(Long id, UUID caseId, Kind kind, Actor actor, Instant askedAt, UUID doneTo) {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  static CaseAction asked(UUID caseId, Kind kind, Actor actor, Instant now) {
    return new CaseAction(null, caseId, kind, actor, now, BEFORE_ALL);
  }
}
