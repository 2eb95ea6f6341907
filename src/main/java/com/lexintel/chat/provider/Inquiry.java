package com.lexintel.chat.provider;

import java.util.List;
import java.util.UUID;

/**
 * What an answer is asked for.
 *
 * @param earlier what was asked and answered in the conversation before, oldest first
 */
public record Inquiry(UUID caseId, String question, List<Turn> earlier) {}
