package com.lexintel.benchmark.streams;

import java.nio.charset.StandardCharsets;

/** Frames that a client sends over a WebSocket: RFC 6455, part 5.2. */
final class Frames {
  private Frames() {}

  /** A text of at most 64 KiB, under a mask of zeros, which leaves it as it is. */
  static byte[] masked(String text) {
    return masked(1, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] masked(int opcode, byte[] payload) {
    boolean small = payload.length < 126;
    byte[] frame = new byte[payload.length + (small ? 6 : 8)];
    frame[0] = (byte) (0x80 | opcode);
    frame[1] = (byte) (0x80 | (small ? payload.length : 126));
    if (!small) {
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
    }
    System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
    return frame;
  }
}
