package com.lexintel.chunking;

/** A range of the text, {@code start} included and {@code end} not, and its length in tokens. */
record Span(int start, int end, int tokens) {}
