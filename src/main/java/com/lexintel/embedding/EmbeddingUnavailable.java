package com.lexintel.embedding;

/** stub */
public class EmbeddingUnavailable extends RuntimeException {}
