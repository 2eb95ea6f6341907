package com.lexintel.channels.answer;

import java.util.List;
import java.util.UUID;

/**
 * What is stored of an answer from an offset on, at one moment.
 *
 * @param offset where the text begins, in UTF-16 code units
 * @param text all from there to the present end
 * @param citations all, or at least those whose place is in the text
 * @param failure null unless it has failed
 */
public record AnswerNews(
    UUID id,
    int offset,
    String text,
    List<PlacedCitation> citations,
    AnswerStatus status,
    AnswerFailure failure) {}
