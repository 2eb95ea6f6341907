package com.lexintel.documents;

import com.lexintel.problem.Problem;

/**
 * One file part of an upload.
 *
 * @param stored null when refused
 * @param refusal null when received
 */
record ReceivedFile(String filename, StoredFile stored, Problem refusal) {}
