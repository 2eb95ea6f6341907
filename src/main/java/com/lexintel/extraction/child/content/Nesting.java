package com.lexintel.extraction.child.content;

import com.lexintel.extraction.MediaTypes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Which document is being read: the file itself, or one that is embedded in it. */
public final class Nesting {

  private static final String WRAPPERS = "application/((vnd\\.)?ms-tnef|(x-)?pkcs7-mime).*";

  private static final String WRITTEN =
      "application/(.*wordprocessingml.*|msword.*|.*opendocument\\.text.*|rtf.*)";

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

  /** Whether a text that was written with a word processor is being read. */
  public boolean isInWrittenText() {
    String type = String.valueOf(documents.peek().get(Metadata.CONTENT_TYPE));
    return type.matches(WRITTEN);
  }

  /**
   * Whether what is attached here is attached to the file itself: only messages are around it, and
   * what merely wraps the parts of one.
   */
  public boolean isOfMembers() {
    return documents.stream().allMatch(Nesting::isMessageOrWrapper);
  }

  private static boolean isMessageOrWrapper(Metadata document) {
    String type = String.valueOf(document.get(Metadata.CONTENT_TYPE));
    return type.startsWith("message/") || type.startsWith(MediaTypes.OUTLOOK) || isWrapper(type);
  }

  public boolean isInWrapper() {
    return isWrapper(String.valueOf(documents.peek().get(Metadata.CONTENT_TYPE)));
  }

  /** Whether something of that type wraps the parts of a message, and is no file for a reader. */
  public static boolean isWrapper(String type) {
    return type.matches(WRAPPERS);
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
