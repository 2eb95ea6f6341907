package com.lexintel.chat.openai;

import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Why a call failed, in words that hold nothing of what the service said.
 *
 * @param code stable, for programs
 * @param passing whether another attempt may succeed
 */
record ProviderFault(String code, String words, boolean passing) {
  static final ProviderFault SILENT =
      new ProviderFault("provider_timeout", "was silent for too long", true);
  private static final ProviderFault UNREADABLE =
      new ProviderFault("provider_refused", "gave an answer that cannot be read", false);

  static ProviderFault of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(ProviderFault::known)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(UNREADABLE);
  }

  private static ProviderFault known(Throwable cause) {
    if (cause instanceof HttpException refused) {
      return of(refused.statusCode());
    }
    if (cause instanceof ConnectException) {
      return new ProviderFault("provider_unavailable", "cannot be reached", true);
    }
    return cause instanceof IOException
        ? new ProviderFault("provider_unavailable", "broke off the connection", true)
        : null;
  }

  private static ProviderFault of(int status) {
    return switch (status) {
      case 401, 403 ->
          new ProviderFault("provider_refused", "refused the key (HTTP " + status + ")", false);
      case 404 ->
          new ProviderFault(
              "provider_refused", "does not know the address or the model (HTTP 404)", false);
      case 408 -> SILENT;
      case 429 ->
          new ProviderFault("provider_busy", "is at its limit of requests (HTTP 429)", true);
      default ->
          status >= 500
              ? new ProviderFault("provider_unavailable", "is failing (HTTP " + status + ")", true)
              : new ProviderFault(
                  "provider_refused", "refused the request (HTTP " + status + ")", false);
    };
  }
}
