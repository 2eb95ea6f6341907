package com.lexintel.page;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files to upload. */
public final class SampleFiles {
  private static final String PARAGRAPH =
      "%d. The charter party of 3 March 2021 obliged the defendant to deliver the vessel Meridian at"
          + " the port of New Avalon, seaworthy and with clean holds, not later than the first day of"
          + " April. It was delivered nineteen days late. The plaintiff gave notice of default within"
          + " the time that clause 14 allows, chartered a substitute at the market rate, and claims"
          + " the difference of $412,%03d together with interest from the date of that notice.\n\n";

  private SampleFiles() {}

  static FilePayload sample(String file) {
    return sample(file, file);
  }

  static FilePayload sample(String file, String uploadedAs) {
    return payload("/documents/" + file, uploadedAs);
  }

  private static FilePayload payload(String resource, String uploadedAs) {
    try (InputStream stream = SampleFiles.class.getResourceAsStream(resource)) {
      return new FilePayload(uploadedAs, "application/octet-stream", stream.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static FilePayload field(String file) {
    return payload("/field/" + file, file);
  }

  /** A text whose embedding takes long enough to be watched. */
  static FilePayload brief(String name, int paragraphs) {
    return new FilePayload(name, "text/plain", text(paragraphs));
  }

  static byte[] text(int paragraphs) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= paragraphs; i++) {
      text.append(String.format(PARAGRAPH, i, i % 1000));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** React's or ReactDOM's own file, for a page of somebody else. */
  static String webjar(String name) {
    String file = "/META-INF/resources/webjars/" + name + "/18.3.1/umd/" + name + ".development.js";
    try (InputStream stream = SampleFiles.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
