package com.lexintel.extraction.child.content;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Which document is being read: the file itself, or one that is embedded in it. */
public final class Nesting {

  private final Deque<Metadata> documents = new ArrayDeque<>();

  public Nesting(Metadata outermost) {
    documents.push(outermost);
  }

  public void enter(Metadata document) {
    documents.push(document);
  }

  public void leave() {
    documents.pop();
  }

  /** 0 for the file itself. */
  public int depth() {
    return documents.size() - 1;
  }

  /** Whether a message is being read, and no file attached to it. */
  public boolean isInMessage() {
    String type = String.valueOf(documents.peek().get(Metadata.CONTENT_TYPE));
    return type.startsWith("message/") || type.startsWith("application/vnd.ms-outlook");
  }

  /** What is being read, in words that begin a sentence. */
  public String where() {
    return depth() == 0 ? "The document" : nameOf(documents.peek());
  }

  /** What is embedded, in words that begin a sentence. */
  public static String nameOf(Metadata embedded) {
    String name = embedded.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    return name == null ? "An attachment" : "The attachment " + name;
  }

  /** Known once the parser has seen the content's type, which is before any text. */
  Layout layout() {
    return Layout.of(documents.peek().get(Metadata.CONTENT_TYPE));
  }
}
