package com.lexintel.channels.state;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * The latest of one document.
 *
 * @param mark of the state
 * @param event its latest event
 * @param indexedAt when it was indexed; null when it is not
 */
public record DocumentStatus(Mark mark, JsonObject event, Instant indexedAt) {}
