package com.lexintel.documents;

/** Fired in the transaction that stores a new document. */
public record DocumentAccepted(Document document) {}
