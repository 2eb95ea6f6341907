package com.lexintel.uploads;

/**
 * A file of a larger upload that was refused.
 *
 * @param position which of the files of the upload it is, from 0
 * @param code that of its problem
 */
public record RejectedFile(int position, String filename, String code, String detail) {}
