package com.lexintel.streaming;

import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.streaming.graphql.SimulatedGraphQl;
import com.lexintel.streaming.polling.CasePoller;
import com.lexintel.streaming.socketio.SimulatedSocketIo;
import com.lexintel.streaming.sse.StreamClient;
import com.lexintel.streaming.websocket.SimulatedSocket;
import java.util.stream.Stream;

/** The ways to follow a document or a case. */
enum Door {
  SSE(StreamClient::new),
  WEBSOCKET(SimulatedSocket::subscribed),
  WEBSOCKET_OF_ONE_DOCUMENT(SimulatedSocket::ofDocument),
  SOCKET_IO(SimulatedSocketIo::bySocket),
  SOCKET_IO_BY_POLLS(SimulatedSocketIo::byPolls),
  GRAPHQL_TRANSPORT_WS(SimulatedGraphQl::bySocket),
  GRAPHQL_SSE(SimulatedGraphQl::byEvents),
  POLLING((node, caller, topic, cursor) -> new CasePoller(node, topic, cursor));

  private final Opening opening;

  private interface Opening {
    DoorClient open(SimulatedNode node, Client caller, Topic topic, String cursor);
  }

  Door(Opening opening) {
    this.opening = opening;
  }

  /**
   * A client that follows something from now on.
   *
   * @param cursor null for none
   */
  DoorClient open(SimulatedNode node, Client caller, Topic topic, String cursor) {
    return opening.open(node, caller, topic, cursor);
  }

  /** Those that tell what happens without being asked, each for a document. */
  static Stream<Door> pushing() {
    return Stream.of(values()).filter(door -> door != POLLING);
  }

  /** Those by which a case is followed. */
  static Stream<Door> ofCases() {
    return Stream.of(values()).filter(door -> door != WEBSOCKET_OF_ONE_DOCUMENT);
  }

  /** Those that tell what happens in a case without being asked. */
  static Stream<Door> pushingCases() {
    return ofCases().filter(door -> door != POLLING);
  }
}
