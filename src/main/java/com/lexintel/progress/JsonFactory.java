package com.lexintel.progress;

import jakarta.json.spi.JsonProvider;

/** Makes JSON. {@code jakarta.json.Json} looks its provider up at every call, which costs more. */
public final class JsonFactory {
  public static final JsonProvider JSON = JsonProvider.provider();

  private JsonFactory() {}
}
