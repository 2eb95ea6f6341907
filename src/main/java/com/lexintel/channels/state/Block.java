package com.lexintel.channels.state;

import com.lexintel.channels.event.EventJson;
import java.lang.ref.SoftReference;
import java.util.List;

/** Some events that are told together; their JSON is kept as long as there is memory for it. */
final class Block {
  private final List<? extends EventJson> events;
  private SoftReference<String> json = new SoftReference<>(null);

  Block(List<? extends EventJson> events) {
    this.events = events;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** The events, separated by commas. */
  synchronized String json(boolean inCase) {
    String known = json.get();
    if (known == null) {
      known = join(events, inCase);
      json = new SoftReference<>(known);
    }
    return known;
  }

  private static String join(List<? extends EventJson> events, boolean inCase) {
    StringBuilder text = new StringBuilder(events.size() * 256);
    for (EventJson event : events) {
      text.append(text.length() == 0 ? "" : ",").append(event.compact(inCase));
    }
    return text.toString();
  }
}
