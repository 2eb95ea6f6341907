package com.lexintel.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Settings as a server would read them: the defaults, and what a test changes. */
public final class TestSettings {
  private static final URL DEFAULTS =
      Settings.class.getResource("/META-INF/microprofile-config.properties");

  private TestSettings() {}

  public static Settings with(Map<String, String> changes) {
    return new Settings(config(changes));
  }

  private static Config config(Map<String, String> changes) {
    try {
      return new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .addDefaultInterceptors()
          .withSources(
              new PropertiesConfigSource(DEFAULTS, 100),
              new PropertiesConfigSource(
                  Map.of("user.home", System.getProperty("user.home")), "system", 150),
              new PropertiesConfigSource(changes, "a test's", 200))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
