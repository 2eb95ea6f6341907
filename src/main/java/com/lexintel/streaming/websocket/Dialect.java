package com.lexintel.streaming.websocket;

import com.lexintel.channels.delivery.Message;
import com.lexintel.streaming.socket.Socket;
import jakarta.websocket.CloseReason.CloseCodes;

/** How a subscription speaks to its client. */
interface Dialect {

  /** A message as the text of one frame. */
  String text(Message message);

  /** Tells the client that there is nothing more to come. */
  void end(Socket socket);

  /** A connection for one document only: each message as it is, and the end of all is the end. */
  Dialect PLAIN =
      new Dialect() {
        @Override
        public String text(Message message) {
          return message.data();
        }

        @Override
        public void end(Socket socket) {
          socket.close(CloseCodes.NORMAL_CLOSURE, "complete");
        }
      };
}
