package com.lexintel.chat.resource;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.Citation;
import com.lexintel.chat.answer.AnswerView;
import com.lexintel.chat.conversation.Conversation;
import com.lexintel.chat.conversation.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A conversation with its questions and answers, in their order. */
public record ChatWithMessages(
    UUID id,
    UUID caseId,
    String title,
    String createdBy,
    Instant createdAt,
    List<Message> messages) {

  /**
   * A question or an answer. What does not apply is null.
   *
   * @param role {@code question} or {@code answer}
   * @param author who asked
   * @param status of an answer, in the words of the contract
   */
  public record Message(
      UUID id,
      String role,
      String text,
      String author,
      Instant createdAt,
      String status,
      List<Citation> citations,
      String model,
      AnswerFailure error,
      Instant endedAt) {

    private static Message of(Question question) {
      return new Message(
          question.id(),
          "question",
          question.text(),
          question.askedBy(),
          question.askedAt(),
          null,
          null,
          null,
          null,
          null);
    }

    private static Message of(AnswerView answer) {
      return new Message(
          answer.id(),
          "answer",
          answer.text(),
          null,
          answer.createdAt(),
          answer.status(),
          answer.citations(),
          answer.model(),
          answer.error(),
          answer.endedAt());
    }
  }

  static ChatWithMessages of(
      Conversation chat, List<Question> questions, List<AnswerView> answers) {
    Map<UUID, AnswerView> byQuestion =
        answers.stream().collect(Collectors.toMap(AnswerView::questionId, Function.identity()));
    List<Message> messages = new ArrayList<>();
    for (Question question : questions) {
      messages.add(Message.of(question));
      AnswerView answer = byQuestion.get(question.id());
      if (answer != null) {
        messages.add(Message.of(answer));
      }
    }
    return new ChatWithMessages(
        chat.id(), chat.caseId(), chat.title(), chat.createdBy(), chat.createdAt(), messages);
  }
}
