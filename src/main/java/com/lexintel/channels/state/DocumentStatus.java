package com.lexintel.channels.state;

import com.lexintel.channels.event.ReceivedEvent;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * The latest of one document.
 *
 * @param mark of the state
 * @param latest its latest event
 * @param indexedAt when it was indexed; null when it is not
 */
public record DocumentStatus(Mark mark, ReceivedEvent latest, Instant indexedAt) {

  /** The latest event as JSON. Most polls compare only the mark, so it is made when asked for. */
  public JsonObject event() {
    return latest.json();
  }
}
