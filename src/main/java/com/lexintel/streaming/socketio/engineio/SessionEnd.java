package com.lexintel.streaming.socketio.engineio;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;

/** Why a session ends, and with which code its WebSocket is closed, if it has one. */
public enum SessionEnd {
  UNAUTHENTICATED(CloseCodes.VIOLATED_POLICY, "unauthenticated"),
  CLIENT_LEFT(CloseCodes.NORMAL_CLOSURE, ""),
  NOT_JOINED(CloseCodes.NORMAL_CLOSURE, "nothing was joined"),
  PING_UNANSWERED(CloseCodes.GOING_AWAY, "pings are not answered"),
  PROTOCOL_ERROR(CloseCodes.PROTOCOL_ERROR, ""),
  TOO_LARGE(CloseCodes.TOO_BIG, "a message is too large"),
  ANSWERS_UNREAD(CloseCodes.VIOLATED_POLICY, "answers are not read"),
  MESSAGES_UNREAD(CloseCodes.TRY_AGAIN_LATER, "messages are not read"),
  ACCESS_REVOKED(CloseCodes.getCloseCode(4403), "access_revoked"),
  SERVER_STOPS(CloseCodes.SERVICE_RESTART, "this server is stopping");

  private final CloseCode code;
  private final String words;

  SessionEnd(CloseCode code, String words) {
    this.code = code;
    this.words = words;
  }

  CloseReason reason() {
    return new CloseReason(code, words);
  }
}
