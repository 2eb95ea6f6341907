package com.lexintel.extraction;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be read.
 *
 * @param file of one of the accepted media types; never changed
 * @param members what may be taken out of it
 * @param recognised the texts of those of its scanned pages that an earlier attempt has recognised
 */
public record ExtractionRequest(Path file, MemberLimits members, Map<Integer, String> recognised) {}
