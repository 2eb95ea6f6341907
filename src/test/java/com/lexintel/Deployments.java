package com.lexintel;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the container tests deploy. */
public final class Deployments {
  private static final WebArchive LEXINTEL = changeable();

  private Deployments() {}

  /** The WAR as Maven built it; always the same, so that it stays deployed from class to class. */
  public static WebArchive lexintel() {
    return LEXINTEL;
  }

  /** The WAR as Maven built it, to be changed. */
  public static WebArchive changeable() {
    return ShrinkWrap.create(ZipImporter.class, "lexintel.war")
        .importFrom(new File(System.getProperty("war")))
        .as(WebArchive.class);
  }
}
