package com.lexintel.search.index;

import java.util.UUID;

/**
 * A document that is completed.
 *
 * @param recipe of its vectors; null if they are not all of one
 * @param comparable whether its vectors can be compared with those of queries: they cannot while
 *     they are of another model
 */
public record SearchableDocument(
    UUID id, UUID caseId, String filename, String recipe, boolean comparable) {}
