package com.lexintel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the container tests deploy. */
public final class Deployments {
  private static final String SETTINGS = "META-INF/microprofile-config.properties";

  /** Each stays the same, so that it stays deployed from class to class. */
  private static final Map<Map<String, String>, WebArchive> BY_SETTINGS = new HashMap<>();

  static {
    ShrinkWrap.getDefaultDomain()
        .getConfiguration()
        .getExtensionLoader()
        .addOverride(ZipExporter.class, UncompressedZip.class);
  }

  private Deployments() {}

  /** The WAR as Maven built it, but for heartbeats that find out soon who has left. */
  public static WebArchive lexintel() {
    return with(Map.of("lexintel.progress.heartbeat", "3s"));
  }

  /** The WAR with other values for some of the settings that it lists. */
  public static synchronized WebArchive with(Map<String, String> settings) {
    return BY_SETTINGS.computeIfAbsent(Map.copyOf(settings), Deployments::changed);
  }

  private static WebArchive changed(Map<String, String> settings) {
    WebArchive application =
        ShrinkWrap.create(ZipImporter.class, "lexintel.war")
            .importFrom(new File(System.getProperty("war")))
            .as(WebArchive.class);
    String text;
    try (InputStream in = application.get("WEB-INF/classes/" + SETTINGS).getAsset().openStream()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      Matcher line =
          Pattern.compile("(?m)^" + Pattern.quote(setting.getKey()) + "=.*$").matcher(text);
      if (!line.find()) {
        throw new IllegalArgumentException("Not listed: " + setting.getKey());
      }
      text = line.replaceAll(Matcher.quoteReplacement(setting.getKey() + "=" + setting.getValue()));
    }
    application.delete("WEB-INF/classes/" + SETTINGS);
    return application.addAsResource(new StringAsset(text), SETTINGS);
  }
}
