package com.lexintel.chat.openai;

import com.lexintel.chat.answer.Usage;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** One try at an answer: it is broken off when the service is silent for too long. */
final class Attempt implements StreamingChatResponseHandler {
  private final ChatService service;
  private final CitedText text;
  private final Ticks ticks;
  private final Timer timer;
  private final Exchange exchange;
  private volatile long heardAt;
  private volatile boolean done;
  private volatile boolean silent;
  private boolean begun;
  private Throwable failure;
  private RuntimeException stopped;
  private Usage usage = Usage.NONE;

  /**
   * @param text takes what the service says
   */
  Attempt(ChatService service, HttpClient http, CitedText text, Ticks ticks, Timer timer) {
    this.service = service;
    this.text = text;
    this.ticks = ticks;
    this.timer = timer;
    this.exchange = new Exchange(http);
  }

  /** Asks, and returns when the answer has ended in whatever way. */
  void run(List<ChatMessage> prompt) {
    heardAt = ticks.now();
    watch();
    try {
      OpenAiStreamingChatModel.builder()
          .httpClientBuilder(exchange)
          .baseUrl(service.remote().address().toString())
          .apiKey(service.remote().key().orElse(null))
          .modelName(service.remote().model())
          .maxTokens(service.longestAnswer())
          .temperature(0.0)
          .build()
          .chat(prompt, this);
    } catch (RuntimeException unusable) {
      onError(unusable);
    } finally {
      done = true;
      exchange.close();
    }
  }

  /** Nothing more is wanted of it. */
  void close() {
    exchange.close();
  }

  private void watch() {
    long silence = ticks.now() - heardAt;
    long left = service.remote().timeout().toMillis() - silence;
    if (done) {
      return;
    }
    if (left <= 0) {
      silent = true;
      exchange.close();
    } else {
      timer.after(left, this::watch);
    }
  }

  /** The library would swallow what is thrown here. */
  @Override
  public void onPartialResponse(String words) {
    if (stopped != null || words.isEmpty()) {
      return;
    }
    begun = true;
    heardAt = ticks.now();
    try {
      text.add(words);
    } catch (RuntimeException noMoreWanted) {
      stopped = noMoreWanted;
      exchange.close();
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    // A connection that was cut off between two events looks like an end, but gives no reason.
    if (response.finishReason() == null) {
      onError(new java.io.EOFException("The answer broke off"));
      return;
    }
    TokenUsage counted = response.tokenUsage();
    if (counted != null) {
      usage = new Usage(counted.inputTokenCount(), counted.outputTokenCount());
    }
  }

  @Override
  public void onError(Throwable error) {
    failure = failure == null ? error : failure;
  }

  /** Whether a first word has come. */
  boolean begun() {
    return begun;
  }

  /** Why it has failed; null when it has not. */
  ProviderFault fault() {
    if (silent) {
      return ProviderFault.SILENT;
    }
    return failure == null ? null : ProviderFault.of(failure);
  }

  /** What the taker of the text has thrown; null for nothing. */
  RuntimeException stopped() {
    return stopped;
  }

  /** How long the service asks to be left alone. */
  Duration retryAfter() {
    return exchange.retryAfter();
  }

  Usage usage() {
    return usage;
  }
}
