package com.lexintel.extraction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes documents that are well-formed but too much, locked, or no documents at all. */
public final class ExtremeDocuments {

  private static final String SENTENCE =
      "The party of the first part shall indemnify the party of the second part. ";

  private final Path directory;

  public ExtremeDocuments(Path directory) {
    this.directory = directory;
  }

  public Path pages(int count) throws IOException {
    Path file = directory.resolve(count + "-pages.pdf");
    writePdf(file, count, 1, null);
    return file;
  }

  /** A hundred million characters: of a thousand pages, most have the content of another. */
  public Path endlessPdf() throws IOException {
    Path file = directory.resolve("endless.pdf");
    int sentences = 100_000 / SENTENCE.length();
    try (PDDocument document = new PDDocument()) {
      for (int page = 1; page <= 150; page++) {
        addPage(document, "Page " + page + ". ", sentences, false);
      }
      for (int page = 151; page <= 1_000; page++) {
        PDPage same = document.getPage(page % 150);
        document.addPage(new PDPage(new COSDictionary(same.getCOSObject())));
      }
      document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
    }
    return file;
  }

  /** More text on one page than fits into the memory. */
  public Path giantPage() throws IOException {
    Path file = directory.resolve("giant.pdf");
    writePdf(file, 1, 9_000_000 / SENTENCE.length(), null);
    return file;
  }

  public Path endlessText() throws IOException {
    Path file = directory.resolve("endless.txt");
    byte[] chunk = SENTENCE.repeat(10_000).getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int written = 0; written < 100_000_000; written += chunk.length) {
        out.write(chunk);
      }
    }
    return file;
  }

  public List<Path> locked() throws IOException, GeneralSecurityException {
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", "user", new AccessPermission());
    policy.setEncryptionKeyLength(256);
    Path pdf = directory.resolve("locked.pdf");
    writePdf(pdf, 3, 1, policy);
    List<Path> files = new ArrayList<>(List.of(pdf));
    for (String sample :
        List.of("memorandum.docx", "hire-account.xlsx", "opening-statement.pptx")) {
      for (EncryptionMode mode : List.of(EncryptionMode.agile, EncryptionMode.standard)) {
        files.add(lock(sample, mode));
      }
    }
    return files;
  }

  /** What is no document, under the name of one. */
  public List<Path> wrongTypes() throws IOException {
    Random random = new Random(7);
    List<Path> files = new ArrayList<>();
    List<String> starts =
        List.of(
            "8BPS\0\1",
            "GIF89a",
            "\u00c5\u00d0\u00d3\u00c6",
            "\u007fELF\u0002\u0001\u0001",
            "MZ\u0090",
            "ID3\u0003",
            "\u00ca\u00fe\u00ba\u00be",
            "SQLite format 3\0",
            "7z\u00bc\u00af\u0027\u001c",
            "Rar!\u001a\u0007",
            "\u001f\u008b\b",
            "RIFF\0\0\0\0WAVE",
            "\0\0\0\u0018ftypmp42",
            "\0asm\u0001");
    for (String start : starts) {
      byte[] noise = new byte[20_000];
      random.nextBytes(noise);
      byte[] head = start.getBytes(ISO_8859_1);
      System.arraycopy(head, 0, noise, 0, head.length);
      files.add(Files.write(directory.resolve("wrong-" + files.size() + ".pdf"), noise));
    }
    return files;
  }

  private Path lock(String sample, EncryptionMode mode)
      throws IOException, GeneralSecurityException {
    Path file = directory.resolve("locked-" + mode + "-" + sample);
    Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
    encryptor.confirmPassword("secret");
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      try (OutputStream content = encryptor.getDataStream(container)) {
        Files.copy(Samples.path(sample), content);
      }
      container.writeFilesystem(out);
    }
    return file;
  }

  private static void writePdf(Path file, int pages, int sentences, StandardProtectionPolicy policy)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int page = 1; page <= pages; page++) {
        addPage(document, "Page " + page + ". ", sentences, true);
      }
      if (policy != null) {
        document.protect(policy);
      }
      document.save(file.toFile());
    }
  }

  private static void addPage(
      PDDocument document, String title, int sentences, boolean compressed) {
    PDPage page = new PDPage();
    document.addPage(page);
    PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, AppendMode.OVERWRITE, compressed)) {
      content.beginText();
      content.setFont(font, 9);
      content.setLeading(10);
      content.newLineAtOffset(30, 750);
      content.showText(title);
      for (int i = 0; i < sentences; i++) {
        content.showText(SENTENCE);
        content.newLine();
      }
      content.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
