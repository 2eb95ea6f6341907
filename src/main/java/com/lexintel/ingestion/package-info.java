/**
 * The work on documents: queued durably with the upload, claimed by a worker, run as one Jakarta
 * Batch job, reported as it goes.
 *
 * <p>Decisions: db-scheduler on the application's own database hands the work out and revives what
 * a dead node held; a batch job is never restarted by the server's job repository, but started
 * anew, and every step continues from what the database holds. A worker writes only as the holder
 * of the document's fence, so one that was declared dead, cancelled or deleted can do no harm.
 */
package com.lexintel.ingestion;
