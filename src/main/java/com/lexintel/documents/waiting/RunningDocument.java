package com.lexintel.documents.waiting;

/**
 * A document that a worker has, as it was read.
 *
 * @param fileSize in bytes
 * @param progress percent
 * @param secondsLeft by the estimate of its latest event: negative when it takes longer than that,
 *     null when there is none
 */
public record RunningDocument(String mediaType, long fileSize, int progress, Double secondsLeft) {}
