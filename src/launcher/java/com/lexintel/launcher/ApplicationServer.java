package com.lexintel.launcher;

import java.io.IOException;

/** A server with LexIntel deployed, as a process beside this one. */
interface ApplicationServer {
  String name();

  /** The directory or file that its log is in. */
  String log();

  /** Starts the process. LexIntel serves some seconds later. */
  void start() throws IOException;

  boolean alive();

  /** What went wrong so far, as its log says it; empty if nothing did. */
  String failures() throws IOException;

  /** Returns when the process has ended. */
  void awaitEnd();

  /** Stops it in good order, and returns when it has ended. */
  void stop();
}
