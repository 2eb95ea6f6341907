package com.lexintel.extraction.server;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the JARs that this application was deployed with, as files that another JVM can load.
 *
 * <p>Neither {@code java.class.path} nor the class loader's type tells on a server. But every JAR
 * has a manifest, and its URL names the JAR: {@code jar:file:…!/} on Payara, {@code wsjar:file:…!/}
 * on Liberty, which unpacks the libraries of a WAR before it loads from them.
 */
final class Libraries {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private Libraries() {}

  /** The JARs that a class loader sees and its parent does not. */
  static Set<Path> of(ClassLoader loader) throws IOException {
    Set<URL> urls = new LinkedHashSet<>();
    Set<Path> jars = new LinkedHashSet<>();
    for (URL url : Collections.list(loader.getResources(MANIFEST))) {
      addJar(url, jars);
    }
    if (loader.getParent() != null) {
      Set<Path> ofParent = new LinkedHashSet<>();
      for (URL url : Collections.list(loader.getParent().getResources(MANIFEST))) {
        addJar(url, ofParent);
      }
      jars.removeAll(ofParent);
    }
    return jars;
  }

  private static void addJar(URL manifest, Set<Path> jars) {
    String url = manifest.toString();
    int start = url.indexOf("file:");
    int end = url.indexOf(".jar!/", Math.max(start, 0));
    if (start >= 0 && end >= 0) {
      Path jar = Path.of(URI.create(url.substring(start, end + ".jar".length())));
      if (Files.isRegularFile(jar)) {
        jars.add(jar);
      }
    }
  }
}
