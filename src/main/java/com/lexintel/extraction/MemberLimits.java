package com.lexintel.extraction;

/**
 * What may be taken out of one container.
 *
 * @param tooDeep whether it lies so deep in other containers that nothing may be
 * @param number how many files
 * @param bytes how many bytes all of them may have, those that are left out again included
 * @param bytesOfOne how many bytes each may have
 */
public record MemberLimits(boolean tooDeep, int number, long bytes, long bytesOfOne) {}
