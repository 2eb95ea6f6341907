package com.lexintel;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs test classes of the same deployment one after the other: each deployment takes time. */
public final class DeploymentOrder implements ClassOrderer {
  private static final Comparator<ClassDescriptor> BY_DEPLOYMENT =
      Comparator.comparing(
          tests -> tests.findAnnotation(DeploysItsOwn.class).map(DeploysItsOwn::value).orElse(""));

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(BY_DEPLOYMENT);
  }
}
