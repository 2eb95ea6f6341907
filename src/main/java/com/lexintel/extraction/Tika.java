package com.lexintel.extraction;

import java.io.IOException;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;

/** Tika's parsers and detectors, loaded once from where this class comes from. */
public final class Tika {

  private static final TikaConfig CONFIG = load();

  private Tika() {}

  public static TikaConfig config() {
    return CONFIG;
  }

  /** The context class loader may be another application's; this class's own knows the parsers. */
  private static TikaConfig load() {
    try {
      return new TikaConfig(Tika.class.getClassLoader());
    } catch (TikaException | IOException e) {
      throw new IllegalStateException("Tika's own configuration cannot be read", e);
    }
  }
}
