package com.lexintel.node;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the application's classes at the start. Liberty learns that an application is to stop when
 * its file has been deleted, and cannot read a class from it any more: one that is first needed at
 * the stop would be missing, and what it had to end would be left behind.
 */
@ApplicationScoped
public class ClassPreload {
  private static final Logger LOG = LoggerFactory.getLogger(ClassPreload.class);
  private static final String ROOT = "/WEB-INF/classes/";
  private static final String SUFFIX = ".class";

  /** Runs in processes of its own, with a class path of its own. */
  private static final String OTHER_PROCESS = ROOT + "com/lexintel/extraction/child/";

  void start(
      @Observes @Priority(StartOrder.CLASSES) @Initialized(ApplicationScoped.class) Object start) {
    if (start instanceof ServletContext application) {
      load(application, ROOT + "com/");
    }
  }

  private static void load(ServletContext application, String path) {
    if (path.endsWith(SUFFIX)) {
      load(path.substring(ROOT.length(), path.length() - SUFFIX.length()).replace('/', '.'));
    } else if (path.endsWith("/") && !path.equals(OTHER_PROCESS)) {
      Set<String> entries = application.getResourcePaths(path);
      if (entries != null) {
        entries.forEach(entry -> load(application, entry));
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, ClassPreload.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.debug("{} cannot be loaded yet", name, e);
    }
  }
}
