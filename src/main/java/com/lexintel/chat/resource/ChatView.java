package com.lexintel.chat.resource;

import com.lexintel.chat.conversation.Conversation;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation in a list.
 *
 * @param title null until it is given one, or a first question is asked
 */
public record ChatView(UUID id, UUID caseId, String title, String createdBy, Instant createdAt) {
  static ChatView of(Conversation chat) {
    return new ChatView(chat.id(), chat.caseId(), chat.title(), chat.createdBy(), chat.createdAt());
  }
}
