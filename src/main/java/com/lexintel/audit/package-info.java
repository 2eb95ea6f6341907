/**
 * What was done, by whom, and how it ended.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A deed and its record are one transaction.</b> Whatever changes something calls {@link
 *       com.lexintel.audit.AuditTrail} in its own transaction, so there is no deed without a record
 *       and no record of what was rolled back.
 *   <li><b>The table only grows.</b> A trigger refuses every change of what is in it.
 *   <li><b>It holds no contents.</b> Neither texts nor queries; file names are shown only to those
 *       who may see the case.
 * </ul>
 */
package com.lexintel.audit;
