package com.lexintel.documents;

import java.util.UUID;

/** Fired in the transaction that removes a document. */
public record DocumentRemoved(UUID documentId) {}
