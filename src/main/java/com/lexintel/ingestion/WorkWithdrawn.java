package com.lexintel.ingestion;

import java.util.UUID;

/** Nobody wants the work on a document any more: it is cancelled or deleted. */
public record WorkWithdrawn(UUID documentId) {}
