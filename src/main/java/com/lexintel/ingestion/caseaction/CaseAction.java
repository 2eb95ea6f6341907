package com.lexintel.ingestion.caseaction;

import com.lexintel.api.Cursor;
import com.lexintel.audit.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody asked for all documents of a case.
 *
 * @param id null until it is stored
 * @param askedAt documents that came later are not concerned
 * @param documents how many it was for when it was asked
 * @param at the place of the last document that was reached, in the order of {@link Kind}
 */
record CaseAction(
    Long id, UUID caseId, Kind kind, Actor actor, Instant askedAt, int documents, Cursor at) {

  static CaseAction asked(UUID caseId, Kind kind, Actor actor, Instant now, int documents) {
    return new CaseAction(null, caseId, kind, actor, now, documents, kind.start(now));
  }

  CaseAction goneTo(Cursor place) {
    return new CaseAction(id, caseId, kind, actor, askedAt, documents, place);
  }
}
