package com.lexintel.settings;

/** A size of a file or of a memory, from 0. */
public record Size(long bytes) {}
