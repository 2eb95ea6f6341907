package com.lexintel.extraction.child.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * Chooses among the versions of a message's text: the last, which is the richest, unless it has
 * hardly any words. A calendar stands beside the text and never replaces it.
 */
final class Alternatives {

  /** Of the letters of the wordiest version: plain text spells out links that HTML hides. */
  private static final double ENOUGH = 0.3;

  private final ParseContext context;

  Alternatives(ParseContext context) {
    this.context = context;
  }

  List<Entity> chosen(Multipart versions) throws IOException, SAXException, TikaException {
    List<Entity> chosen = new ArrayList<>();
    List<Entity> besides = new ArrayList<>();
    long most = 0;
    Entity best = null;
    for (Entity version : versions.getBodyParts()) {
      if (isBeside(version)) {
        besides.add(version);
        continue;
      }
      long letters = letters(version);
      if (letters > 0 && letters >= ENOUGH * most) {
        best = version;
      }
      most = Math.max(most, letters);
    }
    if (best != null) {
      chosen.add(best);
    }
    chosen.addAll(besides);
    return chosen;
  }

  private static boolean isBeside(Entity version) {
    return version.getBody() instanceof SingleBody body
        && (!new MailPart(version, body).isText()
            || version.getMimeType().equalsIgnoreCase("text/calendar"));
  }

  private long letters(Entity part) throws IOException, SAXException, TikaException {
    Body body = part.getBody();
    if (body instanceof Multipart parts) {
      long letters = 0;
      for (Entity inner : parts.getBodyParts()) {
        letters += letters(inner);
      }
      return letters;
    }
    if (!(body instanceof SingleBody single) || !new MailPart(part, single).isText()) {
      return 0;
    }
    BodyContentHandler text = new BodyContentHandler(-1);
    MailPart mailPart = new MailPart(part, single);
    try (InputStream in = single.getInputStream()) {
      mailPart.parse(in, text, mailPart.metadata(), context);
    }
    return text.toString().codePoints().filter(Character::isLetterOrDigit).count();
  }
}
