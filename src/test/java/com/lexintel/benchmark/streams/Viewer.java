package com.lexintel.benchmark.streams;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One reader of a stream, over any transport: takes apart what comes as an HTTP response, chunked
 * or not, or as frames of a WebSocket, and looks for events in it.
 */
final class Viewer {
  private static final long DOCUMENT = tail("nt_id\":\"");
  private static final long DOCUMENT_OF_GRAPHQL = tail("entId\":\"");
  private static final long SEQ = tail("\"seq\":");
  private static final long NUMBER_OF_DOCUMENT = tail("{\"n\":");
  private static final long FIVE_BYTES = 0xff_ffff_ffffL;
  private static final long SIX_BYTES = 0xffff_ffff_ffffL;
  private static final long LINE_OF_ID = tail("\nid:");
  private static final long FOUR_BYTES = 0xffff_ffffL;
  private static final int ID_LENGTH = 36;
  private static final int BEGINNING = 32;
  private static final int TEXT = 1;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final byte[] NONE = {};

  private enum Framing {
    HEAD,
    WHOLE,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    FRAME
  }

  private enum Scan {
    KEY,
    NUMBER_OF_DOCUMENT,
    DOCUMENT,
    SEQ,
    ID
  }

  private final Sighting sighting;
  private final StringBuilder head = new StringBuilder();
  private Framing framing = Framing.HEAD;
  private Scan scan = Scan.KEY;
  private long left;
  private final StringBuilder beginning = new StringBuilder();
  private final byte[] frameHead = new byte[10];
  private int frameHeadLength;
  private int status;
  private int opcode;
  private byte[] control = NONE;
  private long last;
  private int taken;
  private int document;
  private int number;
  private int numberOfDocument = -1;
  // By the numbers that a stream gives to documents.
  private int[] documents = new int[16];
  private byte[] id = new byte[64];
  private int idLength;
  private byte[] cursor;
  private long bytes;

  /** Is told of each event that comes. */
  interface Sighting {
    void sees(int document, int number);

    /** A ping came over a WebSocket. */
    void answer(byte[] pong);

    /** A text came over a WebSocket, which begins so. */
    void hears(String beginning);
  }

  Viewer(Sighting sighting) {
    this.sighting = sighting;
  }

  /** The status of the response; 0 before it has come. */
  int status() {
    return status;
  }

  /** All that came after the head. */
  long bytes() {
    return bytes;
  }

  /** The last {@code id} of an event stream; null before there was one. */
  String cursor() {
    return cursor == null ? null : new String(cursor, StandardCharsets.US_ASCII).strip();
  }

  void take(byte[] buffer, int from, int to) {
    int i = from;
    while (framing == Framing.HEAD && i < to) {
      takeHead((char) buffer[i++]);
    }
    bytes += to - i;
    while (i < to) {
      i = takeFramed(buffer, i, to);
    }
  }

  private void takeHead(char character) {
    head.append(character);
    int length = head.length();
    if (character == '\n' && length >= 4 && head.charAt(length - 3) == '\n') {
      String lines = head.toString().toLowerCase(java.util.Locale.ROOT);
      status = Integer.parseInt(lines.substring(9, 12));
      framing =
          status == 101
              ? Framing.FRAME
              : lines.contains("transfer-encoding: chunked") ? Framing.CHUNK_SIZE : Framing.WHOLE;
      left = 0;
      head.setLength(0);
    }
  }

  private int takeFramed(byte[] buffer, int from, int to) {
    switch (framing) {
      case CHUNK_SIZE -> {
        byte b = buffer[from];
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
          left = left * 16 + digit;
        } else if (b == '\n') {
          framing = left == 0 ? Framing.WHOLE : Framing.CHUNK;
        }
        return from + 1;
      }
      case CHUNK_END -> {
        if (buffer[from] == '\n') {
          framing = Framing.CHUNK_SIZE;
          left = 0;
        }
        return from + 1;
      }
      case FRAME -> {
        return takeFrame(buffer, from, to);
      }
      case CHUNK -> {
        int end = (int) Math.min(to, from + left);
        scan(buffer, from, end);
        left -= end - from;
        if (left == 0) {
          framing = Framing.CHUNK_END;
        }
        return end;
      }
      default -> {
        scan(buffer, from, to);
        return to;
      }
    }
  }

  private int takeFrame(byte[] buffer, int from, int to) {
    if (left == 0) {
      frameHead[frameHeadLength++] = buffer[from];
      if (frameHeadLength >= 2) {
        int length = frameHead[1] & 127;
        int whole = length == 126 ? 4 : length == 127 ? 10 : 2;
        if (frameHeadLength == whole) {
          left = length;
          if (whole > 2) {
            left = 0;
            for (int i = 2; i < whole; i++) {
              left = left << 8 | frameHead[i] & 255;
            }
          }
          opcode = frameHead[0] & 15;
          // What is so short holds no event: it may be the ping of Engine.IO.
          control = opcode > 7 || left == 1 ? new byte[(int) left] : NONE;
          frameHeadLength = 0;
          beginning.setLength(0);
          if (opcode == PING && left == 0) {
            answerControl();
          }
        }
      }
      return from + 1;
    }
    int end = (int) Math.min(to, from + left);
    if (control.length == 0) {
      for (int i = from; i < end && beginning.length() < BEGINNING; i++) {
        beginning.append((char) buffer[i]);
      }
      scan(buffer, from, end);
    } else {
      System.arraycopy(buffer, from, control, (int) (control.length - left), end - from);
    }
    left -= end - from;
    if (left == 0 && control.length > 0) {
      answerControl();
    } else if (left == 0) {
      sighting.hears(beginning.toString());
    }
    return end;
  }

  private void answerControl() {
    if (opcode == PING) {
      sighting.answer(Frames.masked(PONG, control));
    } else if (opcode == TEXT && control[0] == '2') {
      sighting.answer(Frames.masked("3"));
    }
  }

  private void scan(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      switch (scan) {
        case KEY -> {
          last = last << 8 | b & 255;
          if (last == DOCUMENT || last == DOCUMENT_OF_GRAPHQL) {
            scan = Scan.DOCUMENT;
            taken = 0;
            document = 0;
          } else if ((last & FIVE_BYTES) == NUMBER_OF_DOCUMENT) {
            scan = Scan.NUMBER_OF_DOCUMENT;
            numberOfDocument = 0;
          } else if ((last & SIX_BYTES) == SEQ) {
            scan = Scan.SEQ;
            number = 0;
          } else if ((last & FOUR_BYTES) == LINE_OF_ID) {
            scan = Scan.ID;
            idLength = 0;
          }
        }
        case NUMBER_OF_DOCUMENT -> {
          if (b >= '0' && b <= '9') {
            numberOfDocument = numberOfDocument * 10 + b - '0';
          } else {
            scan = Scan.KEY;
            document = documentOf(numberOfDocument);
          }
        }
        case DOCUMENT -> {
          int digit = Character.digit(b, 16);
          // What is too high falls out on the left.
          document = digit < 0 ? document : document << 4 | digit;
          if (++taken == ID_LENGTH) {
            scan = Scan.KEY;
            remember();
          }
        }
        case SEQ -> {
          if (b >= '0' && b <= '9') {
            number = number * 10 + b - '0';
          } else {
            scan = Scan.KEY;
            sighting.sees(document, number);
            numberOfDocument = -1;
          }
        }
        case ID -> {
          if (b == '\n') {
            cursor = Arrays.copyOf(id, idLength);
            scan = Scan.KEY;
            last = b;
          } else {
            if (idLength == id.length) {
              id = Arrays.copyOf(id, 2 * idLength);
            }
            id[idLength++] = b;
          }
        }
      }
    }
  }

  private int documentOf(int given) {
    return given < documents.length ? documents[given] : -1;
  }

  private void remember() {
    if (numberOfDocument >= documents.length) {
      documents = Arrays.copyOf(documents, 2 * numberOfDocument);
    }
    if (numberOfDocument >= 0) {
      documents[numberOfDocument] = document;
    }
  }

  private static long tail(String text) {
    long tail = 0;
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      tail = tail << 8 | b & 255;
    }
    return tail;
  }
}
