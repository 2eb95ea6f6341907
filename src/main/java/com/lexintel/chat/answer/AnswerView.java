package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.Citation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An answer as the API shows it.
 *
 * @param status in the words of the contract
 * @param model what writes it; null while it waits
 * @param error null unless it has failed
 * @param endedAt null until it has ended
 * @param queuePosition from 1, while it waits; else null
 */
public record AnswerView(
    UUID id,
    UUID questionId,
    UUID chatId,
    String status,
    String text,
    List<Citation> citations,
    String model,
    AnswerFailure error,
    Instant createdAt,
    Instant endedAt,
    Integer queuePosition) {}
