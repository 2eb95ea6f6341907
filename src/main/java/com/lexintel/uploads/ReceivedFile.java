package com.lexintel.uploads;

import com.lexintel.files.StoredFile;
import com.lexintel.problem.Problem;

/**
 * One file part of an upload.
 *
 * @param stored null when refused
 * @param refusal null when received
 */
record ReceivedFile(String filename, StoredFile stored, Problem refusal) {}
