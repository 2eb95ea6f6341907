package com.lexintel.extraction.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes documents that are made to harm who reads them. */
final class PoisonousDocuments {

  private static final String WORD =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          + "<w:body>%s</w:body></w:document>";
  private static final String PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>";

  private final Path directory;
  private final Random random = new Random(11);
  private final List<Path> files = new ArrayList<>();

  PoisonousDocuments(Path directory) {
    this.directory = directory;
  }

  /** Bombs, endless nesting, and noise behind the first bytes of each format. */
  List<Path> write() throws IOException {
    word("bomb.docx", "", WORD.formatted(PARAGRAPH.formatted("a".repeat(60_000_000))));
    word("entities.docx", entities(), WORD.formatted(PARAGRAPH.formatted("&e29;")));
    String external = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    word("external.docx", external, WORD.formatted(PARAGRAPH.formatted("root &e;")));
    String tables = "<w:tbl><w:tr><w:tc>".repeat(20_000) + "</w:tc></w:tr></w:tbl>".repeat(20_000);
    word("nested.docx", "", WORD.formatted(tables));
    add("nested.html", "<html><body>" + "<table><tr><td>".repeat(20_000));
    add("nested.rtf", "{\\rtf1 " + "{".repeat(100_000) + "x" + "}".repeat(100_001));
    add("recursive.eml", recursiveMessage());
    add("bomb.eml", attachment(bomb()));
    List<String> starts =
        List.of(
            "%PDF-1.7\n",
            "{\\rtf1 ",
            "PK\3\4",
            "\u00ffWPC",
            "\u00ff\u00fe",
            "\u0089PNG\r\n\u001a\n",
            "II*\0",
            "MM\0*",
            "\u00ff\u00d8\u00ff\u00e0");
    for (String start : starts) {
      byte[] noise = new byte[50_000];
      random.nextBytes(noise);
      add("noise-" + files.size(), start + new String(noise, ISO_8859_1));
    }
    return files;
  }

  private static String entities() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE d [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY e%d \"&e%d;&e%d;&e%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    return entities.append("]>").toString();
  }

  private static String recursiveMessage() {
    String message = "Content-Type: text/plain\r\n\r\nthe innermost\r\n";
    for (int i = 0; i < 200; i++) {
      String part = "--b" + i;
      message =
          "From: a@b.example\r\nTo: c@d.example\r\nSubject: again\r\nMIME-Version: 1.0\r\n"
              + ("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n" + part + "\r\n")
              + ("Content-Type: message/rfc822\r\n\r\n" + message + "\r\n" + part + "--\r\n");
    }
    return message;
  }

  private static String attachment(byte[] zip) {
    return "From: a@b.example\r\nTo: c@d.example\r\nSubject: see attached\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(zip);
  }

  private byte[] bomb() throws IOException {
    Path zip = directory.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("zeros.txt"));
      byte[] zeros = new byte[1 << 20];
      Arrays.fill(zeros, (byte) '0');
      for (int i = 0; i < 500; i++) {
        out.write(zeros);
      }
    }
    return Files.readAllBytes(zip);
  }

  /** The document of another, with its main part replaced. */
  private void word(String name, String doctype, String body) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      write(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/"
              + "vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/document.xml\" ContentType=\"application/"
              + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      write(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
              + "2006/relationships/officeDocument\" Target=\"document.xml\"/></Relationships>");
      write(zip, "document.xml", "<?xml version=\"1.0\"?>" + doctype + body);
    }
    files.add(file);
  }

  private static void write(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(ISO_8859_1));
    zip.closeEntry();
  }

  private void add(String name, String text) throws IOException {
    add(name, text.getBytes(ISO_8859_1));
  }

  private void add(String name, byte[] bytes) throws IOException {
    files.add(Files.write(directory.resolve(name), bytes));
  }
}
