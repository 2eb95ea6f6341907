package com.lexintel.ingestion.caseaction;

import java.time.Instant;

/**
 * How far an action is.
 *
 * @param kind {@code cancel} or {@code retry}
 * @param documents how many it was for when it was asked
 * @param reached how many it has cancelled, or tried again. In the end there may be fewer than
 *     documents: those that had ended by themselves, or were deleted
 * @param endedAt null until it is done
 */
public record CaseActionView(
    String kind, int documents, int reached, Instant askedAt, Instant endedAt) {}
