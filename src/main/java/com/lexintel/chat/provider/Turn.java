package com.lexintel.chat.provider;

/** A question of a conversation and what was answered. */
public record Turn(String question, String answer) {}
