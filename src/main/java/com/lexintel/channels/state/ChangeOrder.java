package com.lexintel.channels.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Documents in the order of the transactions that changed them last, as cursors ask for them. Those
 * of which only the wire knows the latest come after all others.
 */
final class ChangeOrder {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::changed).thenComparingInt(Place::slot);

  private final NavigableMap<Place, DocumentState> documents = new TreeMap<>(ORDER);

  private record Place(long changed, int slot) {
    private static Place of(DocumentState document) {
      return new Place(document.changed(), document.slot());
    }
  }

  void add(DocumentState document) {
    documents.put(Place.of(document), document);
  }

  /** To be called before the document changes. */
  void remove(DocumentState document) {
    documents.remove(Place.of(document));
  }

  /** Those that this transaction or a later one changed last. */
  List<DocumentState> since(long transaction) {
    return new ArrayList<>(documents.tailMap(new Place(transaction, 0), true).values());
  }
}
