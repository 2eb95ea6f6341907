package com.lexintel.channels.delivery;

import java.util.function.Supplier;

/**
 * A message, or one of several that belong together. It is encoded when it is first sent; whoever
 * gets the same part gets the same message.
 */
public final class Part {
  private Supplier<Message> encoding;
  private Message message;

  /**
   * @param encoding runs once, without the channel's lock, so it may only use what cannot change
   */
  public Part(Supplier<Message> encoding) {
    this.encoding = encoding;
  }

  /** The message, encoded now if it has not been before. */
  public synchronized Message message() {
    if (message == null) {
      message = encoding.get();
      encoding = null;
    }
    return message;
  }
}
