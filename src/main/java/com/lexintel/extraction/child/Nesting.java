package com.lexintel.extraction.child;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.tika.metadata.Metadata;

/** Which document is being read: the file itself, or one that is embedded in it. */
final class Nesting {

  private final Deque<Metadata> documents = new ArrayDeque<>();

  Nesting(Metadata outermost) {
    documents.push(outermost);
  }

  void enter(Metadata document) {
    documents.push(document);
  }

  void leave() {
    documents.pop();
  }

  /** 0 for the file itself. */
  int depth() {
    return documents.size() - 1;
  }

  /** Known once the parser has seen the content's type, which is before any text. */
  Layout layout() {
    return Layout.of(documents.peek().get(Metadata.CONTENT_TYPE));
  }
}
