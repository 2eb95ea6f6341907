package com.lexintel;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the container tests deploy. */
public final class Deployments {
  private Deployments() {}

  /** The WAR as Maven built it. */
  public static WebArchive lexintel() {
    return ShrinkWrap.create(ZipImporter.class, "lexintel.war")
        .importFrom(new File(System.getProperty("war")))
        .as(WebArchive.class);
  }
}
