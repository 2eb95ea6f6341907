package com.lexintel.extraction.child.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Sender, receivers, date and subject, which lawyers search for first. */
final class MailHeading {

  private static final List<String> FIELDS = List.of("From", "To", "Cc", "Bcc", "Date", "Subject");

  private MailHeading() {}

  static void write(Message message, XHTMLContentHandler xhtml) throws SAXException {
    for (String name : FIELDS) {
      String value = value(message, name);
      if (!value.isBlank()) {
        xhtml.startElement("li");
        xhtml.characters(name + ": " + value);
        xhtml.endElement("li");
      }
    }
  }

  private static String value(Message message, String name) {
    Date date = name.equals("Date") ? message.getDate() : null;
    if (date != null) {
      return date.toInstant().toString();
    }
    return message.getHeader().getFields(name.toLowerCase(Locale.ROOT)).stream()
        .map(MailHeading::text)
        .collect(Collectors.joining(", "));
  }

  /** Some programs write a field in UTF-8 or an older encoding, without saying so. */
  private static String text(Field field) {
    ByteSequence raw = field.getRaw();
    String line;
    if (raw == null) {
      line = field.getName() + ":" + field.getBody();
    } else {
      byte[] bytes = raw.toByteArray();
      String utf8 = new String(bytes, StandardCharsets.UTF_8);
      boolean isUtf8 = utf8.indexOf('\uFFFD') < 0;
      line = isUtf8 ? utf8 : new String(bytes, Charset.forName("windows-1252"));
    }
    String body = line.substring(line.indexOf(':') + 1).replaceAll("\r?\n(?=[ \t])", "").strip();
    return DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT).replaceAll("\\s+", " ");
  }
}
