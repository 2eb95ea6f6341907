package com.lexintel.extraction.child.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** What Word, Excel and PowerPoint would fetch from elsewhere when they open a file. */
public final class ExternalParts {

  private static final int LARGEST = 1 << 20;
  private static final int MOST = 100;

  private static final Map<String, String> WORDS =
      Map.of(
          "attachedTemplate", "a template",
          "image", "an image",
          "oleObject", "a linked object",
          "externalLinkPath", "a linked workbook",
          "subDocument", "a part of it that stands");

  private ExternalParts() {}

  /** A sentence for each; none for links that a reader has to click. */
  public static List<String> of(Path office) throws IOException {
    List<String> sentences = new ArrayList<>();
    try (ZipFile zip = new ZipFile(office.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".rels") && sentences.size() < MOST) {
          read(zip, entry, sentences);
        }
      }
    }
    return sentences;
  }

  private static void read(ZipFile zip, ZipEntry entry, List<String> sentences) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      XMLEventReader xml = XmlZip.read(new ByteArrayInputStream(in.readNBytes(LARGEST)));
      while (xml.hasNext()) {
        XMLEvent event = xml.nextEvent();
        if (Xml.isStart(event, "Relationship")) {
          add(event.asStartElement(), sentences);
        }
      }
    } catch (IOException | XMLStreamException unreadable) {
      // The parser has read the document without it.
    }
  }

  private static void add(StartElement relation, List<String> sentences) {
    String type = String.valueOf(Xml.attribute(relation, "Type"));
    String kind = type.substring(type.lastIndexOf('/') + 1);
    if ("External".equals(Xml.attribute(relation, "TargetMode")) && !kind.equals("hyperlink")) {
      sentences.add(
          "The document refers to "
              + WORDS.getOrDefault(kind, "a file")
              + " elsewhere, which was not fetched: "
              + Xml.attribute(relation, "Target"));
    }
  }
}
