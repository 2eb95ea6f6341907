package com.lexintel.uploads;

/**
 * What one upload may bring.
 *
 * @param maxFileSize of each file, in bytes
 * @param maxRequestSize of all of it, in bytes
 */
public record UploadLimits(long maxFileSize, int maxFiles, long maxRequestSize) {}
