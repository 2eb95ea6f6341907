package com.lexintel.search.index;

import java.util.UUID;

/** A document that is completed. */
public record SearchableDocument(UUID id, UUID caseId, String filename) {}
