package com.lexintel.channels.state;

import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
import com.lexintel.channels.event.Fields;
import java.util.BitSet;
import java.util.List;

/** A subscriber's place among several documents: a version, and what leads up to it. */
final class ManyDocumentsView implements View {
  private final ManyDocuments documents;
  private final Fields fields;
  private final boolean resumed;
  private BitSet told;
  private List<Part> first;
  private long version;

  /**
   * @param first what leads to the present version
   * @param told the documents that the subscriber is told of by it, which others may share and
   *     nobody changes; null for all
   */
  ManyDocumentsView(
      ManyDocuments documents, Fields fields, boolean resumed, List<Part> first, BitSet told) {
    this.documents = documents;
    this.fields = fields;
    this.resumed = resumed;
    this.first = first;
    this.told = told;
    this.version = documents.version();
  }

  @Override
  public boolean resumed() {
    return resumed;
  }

  @Override
  public boolean behind() {
    return first != null || version < documents.version();
  }

  @Override
  public List<Part> next() {
    List<Part> next = first;
    if (next == null) {
      Updates.Step step = documents.updates().since(version, fields, told);
      next = step.parts();
      told = step.told();
    }
    first = null;
    version = documents.version();
    return next;
  }

  @Override
  public long version() {
    return version;
  }
}
