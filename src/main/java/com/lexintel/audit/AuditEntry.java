package com.lexintel.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One record, as the API shows it. What does not apply is null.
 *
 * @param id grows with time
 * @param filename null also for a case that whoever reads it may not see
 * @param outcome {@code done}, or the code of the refusal
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String auth,
    UUID tokenId,
    String address,
    String forwardedFor,
    String action,
    UUID caseId,
    UUID documentId,
    String filename,
    String subject,
    String detail,
    String outcome) {}
