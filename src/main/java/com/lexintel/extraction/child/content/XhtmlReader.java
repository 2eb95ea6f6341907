package com.lexintel.extraction.child.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns the XHTML events that Tika reports for a document's body into text and pages.
 *
 * <p>Mostly the white space that Tika adds between elements is ignored: the elements themselves say
 * where lines and paragraphs end.
 */
public final class XhtmlReader extends DefaultHandler {

  /** An element around text that was recognised in images. No parser of Tika writes it. */
  public static final String RECOGNISED = "recognised";

  private static final Set<String> PARAGRAPHS =
      Set.of(
          ("p h1 h2 h3 h4 h5 h6 div blockquote pre table ul ol dl hr address section article aside"
                  + " header footer nav main figure fieldset form")
              .split(" "));
  private static final Set<String> LINES =
      Set.of(
          "br li tr dt dd caption option button legend figcaption center summary details"
              .split(" "));
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Set<String> PAGES = Set.of("page", "slide-content", "sheet");

  private final TextBuffer buffer;
  private final Nesting nesting;
  private final PageCounter pages;
  private final Deque<Integer> starts = new ArrayDeque<>();
  private final Deque<Integer> cells = new ArrayDeque<>();
  private int preformatted;
  private int pageStart;
  private boolean inParagraph;

  public XhtmlReader(TextBuffer buffer, Nesting nesting, PageCounter pages) {
    this.buffer = buffer;
    this.nesting = nesting;
    this.pages = pages;
  }

  @Override
  public void startElement(String uri, String name, String qualifiedName, Attributes attributes)
      throws SAXException {
    stopIfFull();
    breakAround(name, nesting.layout() != Layout.PRINTED);
    if (nesting.depth() == 0 && isPage(name, attributes.getValue("class"))) {
      buffer.beginPage();
      pages.begin(isLikelyRead());
      pageStart = buffer.length();
    }
    if (name.equals("pre")) {
      preformatted++;
    }
    if (name.equals(RECOGNISED)) {
      buffer.beginRecognised();
    }
    if (CELLS.contains(name)) {
      cells.push(buffer.length());
    }
    inParagraph = name.equals("p");
    starts.push(buffer.length());
  }

  @Override
  public void endElement(String uri, String name, String qualifiedName) throws SAXException {
    int start = starts.pop();
    inParagraph = false;
    if (CELLS.contains(name)) {
      cells.pop();
      buffer.endCell(start);
    }
    breakAround(name, nesting.layout() != Layout.PRINTED || buffer.hasSeveralLines(start));
    if (name.equals("pre")) {
      preformatted--;
    }
    if (name.equals(RECOGNISED)) {
      buffer.endRecognised();
    }
  }

  /**
   * Passing over scanned pages takes no time: the work on them is their recognition, which follows
   * and is told then.
   */
  private boolean isLikelyRead() {
    boolean first = buffer.length() == 0;
    return first
        || nesting.layout() != Layout.PRINTED
        || buffer.length() - pageStart > Stamp.LONGEST;
  }

  private static boolean isPage(String name, String kind) {
    return name.equals("div") && kind != null && PAGES.contains(kind);
  }

  private void breakAround(String name, boolean paragraph) {
    if (!cells.isEmpty() && cells.peek() == buffer.length()) {
      return;
    }
    if (PARAGRAPHS.contains(name) && paragraph && cells.isEmpty()) {
      buffer.endParagraph();
    } else if (PARAGRAPHS.contains(name) || LINES.contains(name)) {
      buffer.endLine();
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (nesting.layout() == Layout.FLOWING && preformatted == 0) {
      buffer.appendFlowing(chars, start, length);
    } else {
      buffer.append(chars, start, length);
    }
    stopIfFull();
  }

  /** The PDF parser reports the line ends of a paragraph as ignorable white space. */
  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
    if (nesting.layout() == Layout.PRINTED && inParagraph) {
      characters(chars, start, length);
    }
  }

  /** Ends the parsing. Of all exceptions, this is the one that no parser of Tika swallows. */
  private void stopIfFull() throws SAXException {
    if (buffer.isFull()) {
      throw new WriteLimitReachedException(buffer.length());
    }
  }
}
