package com.lexintel.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the log says of Redis until it is closed. */
final class HearingLines extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger(HearingLog.class.getName());
  private final List<String> lines = new CopyOnWriteArrayList<>();

  HearingLines() {
    logger.addHandler(this);
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(new SimpleFormatter().formatMessage(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
