package com.lexintel.chat.answer;

import java.util.UUID;

/**
 * The right to write an answer, until a higher fence is given to another.
 *
 * @param fence grows with each writer of the answer
 */
public record Claim(UUID answerId, long fence) {}
