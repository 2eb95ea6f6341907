package com.lexintel.documents;

import java.util.List;

/** Fired in the transaction that stores new documents. */
public record DocumentsAccepted(List<Document> documents) {}
