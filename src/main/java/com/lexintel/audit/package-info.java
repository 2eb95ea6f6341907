/**
 * What was done, by whom, and how it ended.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A deed and its record are one transaction.</b> Whatever changes something calls {@link
 *       com.lexintel.audit.AuditTrail} in its own transaction, so there is no deed without a record
 *       and no record of what was rolled back.
 *   <li><b>Nothing in the table is ever changed.</b> A trigger refuses it. Records go only when
 *       they are older than the operator wants to keep them, by {@code audit_prune}, and that is
 *       recorded.
 *   <li><b>It holds no contents.</b> Neither texts nor queries; file names are shown only to those
 *       who may see the case.
 * </ul>
 */
package com.lexintel.audit;
