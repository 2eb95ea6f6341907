package com.lexintel.channels;

import com.lexintel.channels.event.ReceivedEvent;
import java.util.List;

/**
 * What one reading of the database brought.
 *
 * @param snapshot what it could see
 */
public record Changes(Snapshot snapshot, List<ReceivedEvent> events) {}
