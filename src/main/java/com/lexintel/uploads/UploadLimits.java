package com.lexintel.uploads;

/**
 * What one upload may bring.
 *
 * @param maxFileSize of each file, in bytes
 */
public record UploadLimits(long maxFileSize, int maxFiles) {}
