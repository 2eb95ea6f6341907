package com.lexintel.documents;

import java.util.UUID;

/**
 * A document that has not ended.
 *
 * @param series which series of attempts it is in
 */
public record OpenDocument(UUID id, int series) {}
