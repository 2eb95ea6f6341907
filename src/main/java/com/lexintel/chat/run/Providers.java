package com.lexintel.chat.run;

import com.lexintel.chat.openai.OpenAiProvider;
import com.lexintel.chat.provider.AnswerProvider;
import com.lexintel.chat.provider.ExtractiveProvider;
import com.lexintel.chat.provider.Retrieval;
import com.lexintel.node.ServerResources;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The provider that {@code lexintel.chat.provider} names. */
@ApplicationScoped
public class Providers {
  private ExecutorService connections;
  private AnswerProvider provider;

  protected Providers() {}

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  @Inject
  public Providers(Settings settings, Retrieval retrieval, ServerResources server) {
    // Of their own: each token of each answer is a task, and requests would wait behind them.
    connections = Executors.newCachedThreadPool(server.threads());
    provider =
        settings.chatProvider().equals("openai")
            ? OpenAiProvider.from(settings, retrieval, connections, server::after)
            : new ExtractiveProvider(retrieval);
  }

  AnswerProvider provider() {
    return provider;
  }

  @PreDestroy
  void close() {
    if (connections != null) {
      connections.shutdownNow();
    }
  }
}
