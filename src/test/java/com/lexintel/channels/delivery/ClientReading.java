package com.lexintel.channels.delivery;

/** How a simulated client reads what is sent to it. */
public interface ClientReading {
  /** From now on the client does not read. */
  void stall();

  /** The client reads again, also what it has missed. */
  void read();

  /** The client goes away without a word. */
  void leave();

  /** Of a client that reads by something below it. */
  interface Through extends ClientReading {
    ClientReading below();

    @Override
    default void stall() {
      below().stall();
    }

    @Override
    default void read() {
      below().read();
    }

    @Override
    default void leave() {
      below().leave();
    }
  }
}
