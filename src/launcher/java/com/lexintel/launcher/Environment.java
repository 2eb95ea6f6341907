package com.lexintel.launcher;

import java.util.Optional;

/** The variables of the environment; an empty one is none. */
final class Environment {
  private Environment() {}

  static Optional<String> get(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  static String get(String name, String otherwise) {
    return get(name).orElse(otherwise);
  }
}
