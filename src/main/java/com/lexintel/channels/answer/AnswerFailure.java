package com.lexintel.channels.answer;

/**
 * Why an answer has failed.
 *
 * @param code stable, for programs
 * @param message a sentence for people
 */
public record AnswerFailure(String code, String message) {}
