package com.lexintel.chat.run;

import com.lexintel.chat.openai.OpenAiProvider;
import com.lexintel.chat.provider.AnswerProvider;
import com.lexintel.chat.provider.ExtractiveProvider;
import com.lexintel.chat.provider.Retrieval;
import com.lexintel.node.ServerResources;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/** The provider that {@code lexintel.chat.provider} names. */
@ApplicationScoped
public class Providers {
  private AnswerProvider provider;

  protected Providers() {}

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  @Inject
  public Providers(Settings settings, Retrieval retrieval, ServerResources server) {
    provider =
        settings.chatProvider().equals("openai")
            ? OpenAiProvider.from(
                settings,
                retrieval,
                server.executor(),
                (delay, task) -> server.scheduler().schedule(task, delay, TimeUnit.MILLISECONDS))
            : new ExtractiveProvider(retrieval);
  }

  AnswerProvider provider() {
    return provider;
  }
}
