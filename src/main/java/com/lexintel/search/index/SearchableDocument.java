package com.lexintel.search.index;

import java.util.UUID;

/**
 * A document that is completed.
 *
 * @param comparable whether its vectors can be compared with those of queries: they cannot while
 *     they are of another model, or made from other text
 */
public record SearchableDocument(UUID id, UUID caseId, String filename, boolean comparable) {}
