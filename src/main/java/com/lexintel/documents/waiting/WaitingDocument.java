package com.lexintel.documents.waiting;

import java.util.UUID;

/**
 * A document without a worker, as it was read.
 *
 * @param seq of its latest event
 * @param fileSize in bytes
 * @param progress percent that earlier attempts have done
 * @param estimate of its latest event
 */
public record WaitingDocument(
    UUID id, long seq, String mediaType, long fileSize, int progress, QueueEstimate estimate) {}
