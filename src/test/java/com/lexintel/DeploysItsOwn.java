package com.lexintel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks container tests that need another deployment than most share. Those that share one have the
 * same value, and {@link DeploymentOrder} brings them together.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DeploysItsOwn {
  /** What is special about the deployment. */
  String value();
}
