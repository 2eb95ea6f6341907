package com.lexintel.streaming.polling;

import com.lexintel.Api;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.state.Topic;
import com.lexintel.streaming.DoorClient;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Asks for what changed in a case, each time it is asked for its events. */
public final class CasePoller implements DoorClient {
  private final SimulatedNode node;
  private final Topic topic;
  private final List<JsonObject> events = new ArrayList<>();
  private String cursor;
  private boolean reads = true;

  public CasePoller(SimulatedNode node, Topic topic, String cursor) {
    this.node = node;
    this.topic = topic;
    this.cursor = cursor;
    poll();
  }

  private void poll() {
    CasePoll poll = new CasePoll(topic.cases().iterator().next(), cursor, node.live());
    JsonObject answer = Api.parse(poll.answer().body());
    DoorClient.events(answer).forEach(events::add);
    cursor = answer.getString("cursor");
  }

  @Override
  public List<JsonObject> events() {
    if (reads) {
      poll();
    }
    return events;
  }

  @Override
  public String cursor() {
    return cursor;
  }

  /** It ends when it likes. */
  @Override
  public End end() {
    return null;
  }

  @Override
  public void stall() {
    reads = false;
  }

  @Override
  public void read() {
    reads = true;
  }

  @Override
  public void leave() {
    reads = false;
  }
}
