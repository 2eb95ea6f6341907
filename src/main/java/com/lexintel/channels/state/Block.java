package com.lexintel.channels.state;

import com.lexintel.channels.event.EventJson;
import com.lexintel.channels.event.Wording;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some events that are told together; their JSON is kept as long as there is memory for it. */
final class Block {
  private final List<? extends EventJson> events;
  private final Map<Wording, SoftReference<String>> json = new HashMap<>(2);

  Block(List<? extends EventJson> events) {
    this.events = events;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** The events, separated by commas. */
  synchronized String json(Wording wording) {
    SoftReference<String> kept = json.get(wording);
    String known = kept == null ? null : kept.get();
    if (known == null) {
      known = join(events, wording);
      json.put(wording, new SoftReference<>(known));
    }
    return known;
  }

  private static String join(List<? extends EventJson> events, Wording wording) {
    StringBuilder text = new StringBuilder(events.size() * 256);
    for (EventJson event : events) {
      text.append(text.length() == 0 ? "" : ",").append(event.compact(wording));
    }
    return text.toString();
  }
}
