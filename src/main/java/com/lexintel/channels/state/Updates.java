package com.lexintel.channels.state;

import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.event.EventJson;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;

/**
 * The messages that bring a subscriber to the present version. They are made once, for all who are
 * at the same version and want the same fields.
 */
final class Updates {
  private static final long NOTHING_SEEN = 0;

  private final NavigableMap<Long, DocumentState> byVersion;
  private final Function<Fields, Messages> messages;
  private final Map<Fields, Map<Long, List<Part>>> parts = new EnumMap<>(Fields.class);
  private final Map<Missed, List<Part>> resumed = new HashMap<>();
  private final Map<Place, Step> steps = new HashMap<>();

  /**
   * What a subscriber gets, and which documents it has been told of then.
   *
   * @param told not to be changed; null for all
   */
  record Step(List<Part> parts, BitSet told) {}

  /** Subscribers that were cut at the same moment lack the same. */
  private record Missed(Fields fields, List<ReceivedEvent> events) {}

  /** Soon after they are back they have been told of the same. */
  private record Place(Fields fields, long seen, BitSet told) {}

  /**
   * @param byVersion the documents in the order of their last change
   * @param messages makes messages that end at the present version
   */
  Updates(NavigableMap<Long, DocumentState> byVersion, Function<Fields, Messages> messages) {
    this.byVersion = byVersion;
    this.messages = messages;
    for (Fields fields : Fields.values()) {
      parts.put(fields, new HashMap<>());
    }
  }

  /** There is a new version. */
  void clear() {
    parts.values().forEach(Map::clear);
    resumed.clear();
    steps.clear();
  }

  /** What a subscriber gets that has seen nothing. */
  List<Part> snapshot(Slots slots, Fields fields) {
    // All fields are new to it, so these two are the same.
    Fields same = fields == Fields.CHANGED ? Fields.ALL : fields;
    return parts
        .get(same)
        .computeIfAbsent(NOTHING_SEEN, none -> messages.apply(same).ofBlocks(slots.snapshot()));
  }

  /** What a subscriber gets that has come back and has not seen these. */
  List<Part> missed(
      List<ReceivedEvent> events, Fields fields, Function<ReceivedEvent, EventJson> whole) {
    return resumed.computeIfAbsent(
        new Missed(fields, events),
        missed -> messages.apply(fields).of(events.stream().map(whole).toList()));
  }

  /**
   * What leads a subscriber from that version to the present one.
   *
   * @param told the documents that it has been told of before, which nobody changes; null for all
   */
  Step since(long seen, Fields fields, BitSet told) {
    Collection<DocumentState> changed = byVersion.tailMap(seen, false).values();
    if (fields != Fields.ALL && told != null && tellsOfNew(changed, told)) {
      return steps.computeIfAbsent(new Place(fields, seen, told), place -> step(place, changed));
    }
    return new Step(since(seen, fields, changed), told);
  }

  private Step step(Place place, Collection<DocumentState> changed) {
    BitSet told = (BitSet) place.told.clone();
    List<EventJson> events = changes(changed, place.seen, told);
    return new Step(messages.apply(place.fields).of(events), told);
  }

  private List<Part> since(long seen, Fields fields, Collection<DocumentState> changed) {
    return parts
        .get(fields)
        .computeIfAbsent(
            seen,
            from ->
                messages
                    .apply(fields)
                    .of(
                        fields == Fields.ALL
                            ? events(changed, from)
                            : changes(changed, from, null)));
  }

  private static boolean tellsOfNew(Collection<DocumentState> changed, BitSet told) {
    return !changed.stream().allMatch(document -> told.get(document.slot()));
  }

  private static List<EventJson> events(Collection<DocumentState> changed, long seen) {
    List<EventJson> events = new ArrayList<>();
    changed.forEach(document -> events.addAll(document.since(seen)));
    return events;
  }

  private static List<EventJson> changes(
      Collection<DocumentState> changed, long seen, BitSet told) {
    List<EventJson> events = new ArrayList<>();
    for (DocumentState document : changed) {
      boolean first = told != null && !told.get(document.slot());
      events.addAll(first ? document.wholeSince(seen) : document.changesSince(seen));
      if (first) {
        told.set(document.slot());
      }
    }
    return events;
  }
}
