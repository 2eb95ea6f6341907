package com.lexintel.ingestion;

import java.util.UUID;

/** The work on a document is no longer wanted: it was cancelled or deleted. */
public record WorkEnded(UUID documentId) {}
