package com.lexintel.embedding;

import com.lexintel.settings.ModelService;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request to the service, with its deadline and its further attempts. */
final class OpenAiCall {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAiCall.class);
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final ModelService service;
  private final EmbeddingModel model;
  private final ExecutorService threads;

  OpenAiCall(ModelService service, ExecutorService threads) {
    this.service = service;
    this.threads = threads;
    this.model = connect(service, threads);
  }

  private static EmbeddingModel connect(ModelService service, Executor threads) {
    // Offering HTTP/2 on a plain connection makes some servers drop the body of the request.
    HttpClient.Builder http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads);
    return OpenAiEmbeddingModel.builder()
        .httpClientBuilder(JdkHttpClient.builder().httpClientBuilder(http))
        .baseUrl(service.address().toString())
        .apiKey(service.key().orElse(null))
        .modelName(service.model())
        .timeout(service.timeout())
        .maxRetries(0)
        .build();
  }

  List<Embedding> answer(List<TextSegment> texts) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      RemoteFault fault;
      try {
        return attempt(texts);
      } catch (ExecutionException | CancellationException e) {
        fault = RemoteFault.of(e);
      }
      String words = "The embedding service " + service.name() + " " + fault.words();
      if (threads.isShutdown()) {
        throw new EmbeddingUnavailable("This server is shutting down");
      }
      if (!fault.passing() || attempt > service.retries()) {
        throw new EmbeddingUnavailable(
            attempt == 1 ? words : words + ", after " + attempt + " attempts");
      }
      LOG.info("{}; trying again", words);
      pause(attempt);
    }
  }

  private List<Embedding> attempt(List<TextSegment> texts)
      throws InterruptedException, ExecutionException {
    long millis = service.timeout().toMillis();
    // Cancels the request when the time is over, and when this thread is interrupted.
    List<Future<List<Embedding>>> request =
        threads.invokeAll(
            List.of(() -> model.embedAll(texts).content()), millis, TimeUnit.MILLISECONDS);
    return request.get(0).get();
  }

  private void pause(int attempt) throws InterruptedException {
    double doubled = service.pause().toMillis() * Math.pow(2, attempt - 1);
    // Documents that failed together must not come back together.
    double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    TimeUnit.MILLISECONDS.sleep((long) (Math.min(LONGEST_PAUSE_MILLIS, doubled) * jitter));
  }
}
