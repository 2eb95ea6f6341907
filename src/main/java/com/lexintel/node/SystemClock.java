package com.lexintel.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock of everything, so that tests can set it. */
@ApplicationScoped
public class SystemClock {
  @Produces
  public Clock clock() {
    return Clock.systemUTC();
  }
}
