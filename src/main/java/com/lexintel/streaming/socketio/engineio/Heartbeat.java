package com.lexintel.streaming.socketio.engineio;

import com.lexintel.node.Timer;

/** Asks the client again and again whether it is there. */
final class Heartbeat {
  private final EngineSettings settings;
  private final Timer timer;
  private final Runnable ping;
  private final Runnable unanswered;
  private boolean waiting;
  private long pings;

  Heartbeat(EngineSettings settings, Timer timer, Runnable ping, Runnable unanswered) {
    this.settings = settings;
    this.timer = timer;
    this.ping = ping;
    this.unanswered = unanswered;
  }

  void begin() {
    timer.after(settings.pingInterval(), this::beat);
  }

  private void beat() {
    long number;
    synchronized (this) {
      waiting = true;
      number = ++pings;
    }
    // Before the ping: one that cannot be sent is answered by nobody.
    timer.after(settings.pingTimeout(), () -> check(number));
    ping.run();
  }

  private void check(long number) {
    boolean gone;
    synchronized (this) {
      gone = waiting && number == pings;
    }
    if (gone) {
      unanswered.run();
    }
  }

  /** The client has answered. An answer to nothing is none. */
  void answered() {
    synchronized (this) {
      if (!waiting) {
        return;
      }
      waiting = false;
    }
    begin();
  }
}
