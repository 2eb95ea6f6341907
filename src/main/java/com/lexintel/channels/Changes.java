package com.lexintel.channels;

import com.lexintel.channels.event.ReceivedEvent;
import java.util.List;

/**
 * What one reading of the database brought.
 *
 * @param position everything that was changed by an earlier transaction is committed and was
 *     visible to this reading
 */
public record Changes(long position, List<ReceivedEvent> events) {}
