package com.lexintel.files;

import java.nio.file.Path;

/**
 * A file that has been received but belongs to no document yet.
 *
 * @param size in bytes
 * @param sha256 64 hexadecimal digits
 */
public record StoredFile(Path path, long size, String sha256) {}
