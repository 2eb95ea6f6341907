package com.lexintel.chat.openai;

import com.lexintel.chat.answer.AnswerFailed;
import com.lexintel.chat.answer.AnswerWriter;
import com.lexintel.chat.answer.Usage;
import com.lexintel.chat.provider.AnswerProvider;
import com.lexintel.chat.provider.Inquiry;
import com.lexintel.chat.provider.Retrieval;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import com.lexintel.settings.Settings;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a remote model write from the passages that were found. */
public final class OpenAiProvider implements AnswerProvider {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAiProvider.class);
  private static final int MOST_SOURCES = 12;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final ChatService service;
  private final Retrieval retrieval;
  private final HttpClient http;
  private final Timer timer;

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  public static OpenAiProvider from(
      Settings settings, Retrieval retrieval, Executor threads, Timer timer) {
    return new OpenAiProvider(ChatService.from(settings), retrieval, threads, timer);
  }

  OpenAiProvider(ChatService service, Retrieval retrieval, Executor threads, Timer timer) {
    this.service = service;
    this.retrieval = retrieval;
    this.timer = timer;
    // Offering HTTP/2 on a plain connection makes some servers drop the body of the request.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(service.remote().timeout())
            .executor(threads)
            .build();
  }

  @Override
  public String model() {
    return service.remote().model();
  }

  @Override
  public Usage write(Inquiry inquiry, AnswerWriter answer)
      throws SQLException, InterruptedException {
    Retrieval.Found found = retrieval.find(inquiry, MOST_SOURCES);
    if (found.sources().isEmpty()) {
      answer.append("Nothing in the documents of this case was found for this question.");
      return Usage.NONE;
    }
    Prompt prompt = Prompt.of(inquiry, found.sources(), service.window(), service.longestAnswer());
    return ask(prompt, answer);
  }

  private Usage ask(Prompt prompt, AnswerWriter answer) throws InterruptedException {
    for (int number = 1; ; number++) {
      CitedText text = new CitedText(answer, prompt.sources());
      Attempt attempt = new Attempt(service, http, text, Ticks.SYSTEM, timer);
      answer.whenLost(attempt::close);
      attempt.run(prompt.messages());
      if (attempt.stopped() != null) {
        throw attempt.stopped();
      }
      ProviderFault fault = attempt.fault();
      if (fault == null) {
        finish(text, answer);
        return attempt.usage();
      }
      // Throws when the answer was stopped, which breaks off the exchange too.
      answer.append("");
      String words = "The service " + service.remote().name() + " " + fault.words();
      if (attempt.begun()) {
        text.end();
        throw new AnswerFailed(fault.code(), words);
      }
      if (!fault.passing() || number > service.remote().retries()) {
        throw new AnswerFailed(
            fault.code(), number == 1 ? words : words + ", after " + number + " attempts");
      }
      LOG.info("{}; trying again", words);
      pause(answer, number, attempt.retryAfter());
    }
  }

  /** Whoever reads an answer without any citation must know that it rests on nothing. */
  private static void finish(CitedText text, AnswerWriter answer) {
    text.end();
    if (!text.cited()) {
      answer.append("\n\nThis answer cites no document. Do not rely on it.");
    }
  }

  private void pause(AnswerWriter answer, int attempt, Duration asked) throws InterruptedException {
    double doubled = service.remote().pause().toMillis() * Math.pow(2, attempt - 1);
    double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    long wait = Math.max(asked.toMillis(), (long) (doubled * jitter));
    CountDownLatch lost = new CountDownLatch(1);
    answer.whenLost(lost::countDown);
    lost.await(Math.min(wait, LONGEST_PAUSE.toMillis()), TimeUnit.MILLISECONDS);
  }
}
