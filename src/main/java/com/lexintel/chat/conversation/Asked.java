package com.lexintel.chat.conversation;

import java.util.UUID;

/** A question that was taken, and the answer that it will have. */
public record Asked(UUID questionId, UUID answerId) {}
