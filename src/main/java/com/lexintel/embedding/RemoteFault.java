package com.lexintel.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a call of a remote service failed, in words that hold nothing of what the service said: that
 * may quote the key or the texts.
 *
 * @param passing whether another attempt may succeed
 */
record RemoteFault(String words, boolean passing) {
  private static final RemoteFault UNREADABLE =
      new RemoteFault("gave an answer that cannot be read", false);

  static RemoteFault of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElse(UNREADABLE);
  }

  private static Optional<RemoteFault> known(Throwable cause) {
    if (cause instanceof HttpException refused) {
      return Optional.of(of(refused.statusCode()));
    }
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return Optional.of(new RemoteFault("cannot be reached", true));
    }
    if (cause instanceof CancellationException || cause instanceof HttpTimeoutException) {
      return Optional.of(new RemoteFault("did not answer in time", true));
    }
    if (cause instanceof SSLException) {
      return Optional.of(new RemoteFault("has no certificate that this server trusts", false));
    }
    if (cause instanceof JsonProcessingException) {
      return Optional.of(UNREADABLE);
    }
    return cause instanceof IOException
        ? Optional.of(new RemoteFault("broke off the connection", true))
        : Optional.empty();
  }

  private static RemoteFault of(int status) {
    return switch (status) {
      case 401, 403 -> new RemoteFault("refused the key (HTTP " + status + ")", false);
      case 404 -> new RemoteFault("does not know the address or the model (HTTP 404)", false);
      case 408 -> new RemoteFault("did not answer in time (HTTP 408)", true);
      case 429 -> new RemoteFault("is at its limit of requests (HTTP 429)", true);
      default ->
          status >= 500
              ? new RemoteFault("is failing (HTTP " + status + ")", true)
              : new RemoteFault("refused the request (HTTP " + status + ")", false);
    };
  }
}
