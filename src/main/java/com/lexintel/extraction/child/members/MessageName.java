package com.lexintel.extraction.child.members;

import com.lexintel.extraction.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;

/** Names for attachments without one: a message is called by its subject. */
final class MessageName {
  private static final int LONGEST = 150;
  private static final String NONE = "unnamed";

  private MessageName() {}

  static String of(Path file, MediaTypes types) throws IOException {
    return switch (types.of(file, null).orElse("")) {
      case MediaTypes.MESSAGE -> named(subjectOfMail(file), ".eml");
      case MediaTypes.OUTLOOK -> named(subjectOfOutlook(file), ".msg");
      case MediaTypes.PDF -> NONE + ".pdf";
      case MediaTypes.HTML -> NONE + ".html";
      case MediaTypes.PLAIN -> NONE + ".txt";
      default -> NONE;
    };
  }

  private static String named(String subject, String extension) {
    String oneLine = subject.replaceAll("[\\s/\\\\]+", " ").strip();
    String name = oneLine.isEmpty() ? "message" : oneLine;
    return name.substring(0, Math.min(LONGEST, name.length())) + extension;
  }

  private static String subjectOfMail(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Header header = new DefaultMessageBuilder().parseHeader(in);
      Field subject = header.getField("Subject");
      return subject == null
          ? ""
          : DecoderUtil.decodeEncodedWords(subject.getBody(), DecodeMonitor.SILENT);
    } catch (IOException | RuntimeException unreadable) {
      return "";
    }
  }

  private static String subjectOfOutlook(Path file) {
    try (MAPIMessage message = new MAPIMessage(file.toFile())) {
      return message.getSubject();
    } catch (ChunkNotFoundException | IOException | RuntimeException unreadable) {
      return "";
    }
  }
}
