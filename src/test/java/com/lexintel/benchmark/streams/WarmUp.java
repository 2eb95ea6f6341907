package com.lexintel.benchmark.streams;

import java.io.IOException;

/** What a server has not compiled yet is told apart: until its compilers rest, nothing counts. */
final class WarmUp {
  private static final double SECONDS = 5;
  private static final int MOST = 12;
  private static final double RESTING = 0.02;

  /** In seconds. */
  static final double LONGEST = MOST * SECONDS;

  private WarmUp() {}

  static void of(Showing showing) throws IOException {
    double compiling;
    int times = 0;
    do {
      compiling = showing.contender().compilingSeconds();
      showing.goOn(SECONDS);
      compiling = showing.contender().compilingSeconds() - compiling;
    } while (++times < MOST && compiling > RESTING * SECONDS);
  }
}
