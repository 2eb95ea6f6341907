package com.lexintel.extraction;

import java.nio.file.Path;

/**
 * What is to be read.
 *
 * @param file of one of the accepted media types; never changed
 * @param members what may be taken out of it
 */
public record ExtractionRequest(Path file, MemberLimits members) {}
