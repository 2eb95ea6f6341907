package com.lexintel.extraction.child;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.MemberLimits;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Samples;
import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.child.FamilyReader.Read;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hsmf.MAPIMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each file that lies in another: a document, or a warning. */
class FilesInFilesTest {
  private static final MemberLimits GENEROUS = Requests.GENEROUS;

  @TempDir private Path directory;

  @Test
  void attachmentsAreFilesOfTheirOwnInTheirOrder() throws IOException {
    Read message = read(Samples.path("correspondence.eml"));

    assertFalse(message.text().text().contains("DISTRICT OF NEW AVALON"));
    assertEquals(List.of(), message.text().warnings());
    assertEquals(List.of("instruction.txt", "complaint.pdf"), message.paths());
    assertTrue(message.all().contains("FOR THE DISTRICT OF NEW AVALON"));
  }

  @Test
  void anAttachedMessageIsAMessageWithItsOwnFiles() throws IOException {
    String inner = message("Inner", part("text/plain; name=a.txt", "attachment", "the annex"));
    String outer = message("Outer", "--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner);

    Read read = read(write("outer.eml", outer));

    assertEquals(List.of("Inner.eml"), read.paths());
    Read attached = read.members().get(0);
    assertEquals("message/rfc822", attached.type());
    assertTrue(attached.text().text().contains("Subject: Inner"), attached.text().text());
    assertEquals(List.of("a.txt"), attached.paths());
    assertFalse(read.text().text().contains("Inner"), read.text().text());
  }

  @Test
  void thePartsOfAnArchiveComeWithTheirPathsAndAreListed() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("b/second.txt", "two".getBytes(UTF_8));
    entries.put("a/first.txt", "one".getBytes(UTF_8));
    entries.put("a/", new byte[0]);
    entries.put("../../etc/third.txt", "three".getBytes(UTF_8));

    Read zip = read(zip("papers.zip", UTF_8, entries));

    assertEquals(List.of("b/second.txt", "a/first.txt", "../../etc/third.txt"), zip.paths());
    assertEquals("b/second.txt\na/first.txt\n../../etc/third.txt", zip.text().text());
    assertEquals(List.of(), zip.codes());
  }

  @Test
  void namesOfOldArchivesAreReadAsTheyWereWritten() throws IOException {
    Map<String, byte[]> entry = Map.of("Kläger.txt", "x1".getBytes(UTF_8));

    assertEquals(List.of("Kläger.txt"), read(zip("new.zip", UTF_8, entry)).paths());
    Charset old = Charset.forName("IBM437");
    assertEquals(List.of("Kläger.txt"), read(zip("old.zip", old, entry)).paths());
  }

  @Test
  void everyFileThatIsLeftOutIsSaidWithTheReason() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("good.txt", "Readable.".getBytes(UTF_8));
    entries.put("empty.txt", new byte[0]);
    entries.put("program.exe", "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff\0\0".getBytes(ISO_8859_1));
    entries.put("large.txt", "x".repeat(5_000).getBytes(UTF_8));
    entries.put("last.txt", "Also readable.".getBytes(UTF_8));
    MemberLimits limits = new MemberLimits(false, 1, 1 << 20, 4_000);

    Read zip = new FamilyReader(directory, limits).read(zip("mixed.zip", UTF_8, entries));

    assertEquals(List.of("good.txt"), zip.paths());
    assertEquals(
        List.of("TOO_MANY_ATTACHMENTS"), zip.codes().stream().map(Code::name).distinct().toList());
    Read all = read(zip("mixed.zip", UTF_8, entries), new MemberLimits(false, 9, 1 << 20, 4_000));
    assertEquals(List.of("good.txt", "last.txt"), all.paths());
    assertEquals(
        List.of(Code.ATTACHMENT_UNSUPPORTED, Code.ATTACHMENT_EMPTY, Code.ATTACHMENT_TOO_LARGE),
        all.codes());
    assertEquals(5, all.text().text().lines().count(), all.text().text());
  }

  @Test
  void whatLiesTooDeepIsSaidToBeThere() throws IOException {
    Path zip = zip("deep.zip", UTF_8, Map.of("a.txt", "one".getBytes(UTF_8)));

    Read read = read(zip, new MemberLimits(true, 9, 1 << 20, 1 << 20));

    assertEquals(List.of(), read.members());
    assertEquals(List.of(Code.ATTACHMENT_TOO_DEEP), read.codes());
  }

  @Test
  void allTogetherMayNotBeTooLarge() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      entries.put(i + ".txt", ("x" + i).repeat(500).getBytes(UTF_8));
    }

    Read read = read(zip("sum.zip", UTF_8, entries), new MemberLimits(false, 9, 2_500, 2_000));

    assertEquals(List.of("0.txt", "1.txt"), read.paths());
    assertEquals(3, read.codes().size());
    assertEquals(Code.ATTACHMENT_TOO_LARGE, read.codes().get(0));
  }

  @Test
  void anEntryUnderAPasswordAndADamagedOneAreSaidToBeThat() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("secret.txt", "secret".getBytes(UTF_8));
    entries.put("open.txt", "open".getBytes(UTF_8));
    byte[] zip = Files.readAllBytes(zip("locked.zip", UTF_8, entries));
    // The flag of encryption, in the first entry and in the directory.
    zip[6] |= 1;
    zip[indexOf(zip, "PK\1\2") + 8] |= 1;
    // The deflated bytes of the second: a block of a kind that there is not.
    int second = indexOf(zip, "open.txt");
    zip[second + 8] = (byte) 0xff;

    Read read = read(Files.write(directory.resolve("locked.zip"), zip));

    assertEquals(List.of(), read.paths());
    assertEquals(List.of(Code.ATTACHMENT_NOT_READ, Code.ATTACHMENT_ENCRYPTED), read.codes());
  }

  @Test
  void anEmptyArchiveAndADamagedOneHaveNothing() throws IOException {
    Read empty = read(zip("empty.zip", UTF_8, Map.of("folder/", new byte[0])));
    assertEquals(ExtractionFailure.Code.NO_TEXT_FOUND, empty.failure().code());
    byte[] bytes = Files.readAllBytes(zip("x.zip", UTF_8, Map.of("a.txt", "one".getBytes(UTF_8))));
    Path cut = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(bytes, 30));
    assertEquals(ExtractionFailure.Code.CORRUPT_DOCUMENT, read(cut).failure().code());
  }

  @Test
  void theMessagesOfAMailboxAreCalledByTheirSubjects() throws IOException {
    String mailbox =
        """
        From anna@firm.example Tue Jan  7 12:00:00 2020
        From: anna@firm.example
        To: otto@firm.example
        Subject: =?utf-8?q?Kl=C3=A4ger?=

        Served.
        >From the bench.

        From here on nothing is a new message.

        From otto@firm.example Wed Jan  8 12:00:00 2020
        From: otto@firm.example
        Subject: Re: Served
        To: anna@firm.example

        Thank you.
        """;

    Read read = read(write("post.mbox", mailbox));

    assertEquals(List.of("Kläger.eml", "Re: Served.eml"), read.paths());
    String first = read.members().get(0).text().text();
    assertTrue(first.contains("Served.\nFrom the bench.\n\nFrom here on nothing"), first);
    assertTrue(read.members().get(1).text().text().endsWith("Thank you."));
  }

  @Test
  void aSmallImageOfASignatureIsLeftOutWithAWordAndALargeOneIsAFile() throws IOException {
    Read read =
        read(write("images.eml", message("Images", image("logo", 200) + image("scan", 1_200))));

    assertEquals(List.of("scan.png"), read.paths());
    assertEquals(List.of(Code.ATTACHMENT_UNSUPPORTED), read.codes());
    assertTrue(read.text().warnings().get(0).detail().contains("logo.png"));
  }

  @Test
  void whatWasReadWhenAttachedIsReadStill() throws IOException {
    String calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Hearing\r\nEND:VCALENDAR\r\n";
    String parts =
        part("text/calendar; name=hearing.ics", "attachment", calendar)
            + part("text/csv; name=costs.csv", "attachment", "fee;100")
            + part("application/xml; name=e.xml", "attachment", "<?xml version='1.0'?><a>Deed</a>");

    Read read = read(write("kinds.eml", message("Kinds", parts)));

    assertEquals(List.of("hearing.ics", "costs.csv", "e.xml"), read.paths());
    assertTrue(read.all().contains("Hearing") && read.all().contains("Deed"), read.all());
  }

  @Test
  void anOutlookMessageGivesItsFilesToo() throws Exception {
    Path file = OutlookSamples.withAttachments(directory.resolve("mail.msg"));
    try (MAPIMessage message = new MAPIMessage(file.toFile())) {
      assertEquals(2, message.getAttachmentFiles().length);
      assertTrue(message.getAttachmentFiles()[1].isEmbeddedMessage());
    }

    Read read = read(file);

    assertEquals("notice.txt", read.paths().get(0));
    Read inner = read.members().get(1);
    assertEquals("application/vnd.ms-outlook", inner.type());
    assertTrue(inner.path().endsWith(".msg"), inner.path());
    assertTrue(inner.text().text().contains("The surveyor found"), inner.text().text());
    assertFalse(read.text().text().contains("Served by hand"), read.text().text());
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, ISO_8859_1).indexOf(text);
  }

  private Read read(Path file) throws IOException {
    return read(file, GENEROUS);
  }

  private Read read(Path file, MemberLimits limits) throws IOException {
    return new FamilyReader(directory, limits).read(file);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String message(String subject, String parts) {
    return ("From: a@b.example\r\nTo: c@d.example\r\nSubject: " + subject)
        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b"
        + (subject.equals("Inner") ? "i" : "")
        + "\r\n\r\n--b"
        + (subject.equals("Inner") ? "i" : "")
        + "\r\nContent-Type: text/plain\r\n\r\nSee the annex.\r\n"
        + (subject.equals("Inner")
            ? parts.replace("--b", "--bi") + "--bi--\r\n"
            : parts + "--b--\r\n");
  }

  private static String part(String type, String disposition, String text) {
    return ("--b\r\nContent-Type: " + type + "\r\nContent-Disposition: " + disposition)
        + ("\r\n\r\n" + text + "\r\n");
  }

  private static String image(String name, int width) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(image, "png", png);
    return ("--b\r\nContent-Type: image/png; name=" + name + ".png\r\n")
        + "Content-Transfer-Encoding: base64\r\nContent-Disposition: inline\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(png.toByteArray())
        + "\r\n";
  }

  private Path zip(String name, Charset names, Map<String, byte[]> entries) throws IOException {
    Path file = directory.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), names)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
