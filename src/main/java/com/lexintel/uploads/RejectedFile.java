package com.lexintel.uploads;

/** A file of a larger upload that was refused, with the code of its problem. */
public record RejectedFile(String filename, String code, String detail) {}
