package com.lexintel.extraction.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.lexintel.extraction.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes archives, messages, mailboxes and images that are made to harm who takes them apart. */
final class HostileContainers {
  private static final String HEADING =
      "From: a@b.example\r\nTo: c@d.example\r\nSubject: see attached\r\nMIME-Version: 1.0\r\n";
  private static final int CENTRAL = 0x02014b50;

  private final Path directory;
  private final Random random = new Random(17);
  private final List<Path> files = new ArrayList<>();

  HostileContainers(Path directory) {
    this.directory = directory;
  }

  List<Path> archives() throws IOException {
    byte[] zeros = new byte[50 << 20];
    add("zeros.zip", zip(List.of("zeros.txt"), zeros));
    byte[] nested = zip(List.of("a.txt"), "innermost".getBytes(ISO_8859_1));
    for (int depth = 0; depth < 12; depth++) {
      nested = zip(List.of("a.zip", "b.zip"), nested);
    }
    add("nested.zip", nested);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      many.add(i + ".txt");
    }
    add("many.zip", zip(many, new byte[] {'x'}));
    byte[] small = zip(List.of("one.txt", "two.txt"), "Some words.".getBytes(ISO_8859_1));
    add("says-less.zip", withSizes(zip(List.of("zeros.txt"), zeros), 10));
    add("says-more.zip", withSizes(small, -2));
    add("overlapping.zip", overlapping(zip(List.of("zeros.txt"), zeros), 500));
    for (String name :
        List.of(
            "../../../etc/passwd",
            "/etc/passwd",
            "C:\\Windows\\win.ini",
            "a\0b.txt",
            "x".repeat(60_000) + ".txt",
            "\u202egpj.exe",
            "",
            "..",
            "CON")) {
      add("name-" + files.size() + ".zip", zip(List.of(name), "words".getBytes(ISO_8859_1)));
    }
    add("unknown-method.zip", withMethod(small, 99));
    add("deflate64.zip", withMethod(small, 9));
    for (int cut = 1; cut <= 8; cut++) {
      add("cut-" + cut + ".zip", Arrays.copyOf(small, small.length * cut / 9));
    }
    for (int i = 0; i < 12; i++) {
      add("flipped-" + i + ".zip", flipped(small));
    }
    return files;
  }

  List<Path> messages() throws IOException {
    StringBuilder many =
        new StringBuilder(HEADING + "Content-Type: multipart/mixed; boundary=b\r\n");
    for (int i = 0; i < 5_000; i++) {
      many.append("\r\n--b\r\nContent-Type: text/plain; name=a.txt\r\n\r\n").append(i);
    }
    add("many.eml", many + "\r\n--b--\r\n");
    StringBuilder deep = new StringBuilder(HEADING);
    for (int i = 0; i < 3_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%1$d\r\n".formatted(i));
    }
    add("deep.eml", deep + "Content-Type: text/plain\r\n\r\nthe innermost\r\n");
    String within = "Content-Type: text/plain\r\n\r\nthe innermost\r\n";
    for (int i = 0; i < 2_000; i++) {
      within = "Content-Type: message/rfc822\r\n\r\nSubject: again\r\n" + within;
    }
    add("within.eml", HEADING + within);
    add("long-line.eml", HEADING + "X-Long: " + "x".repeat(8 << 20) + "\r\n\r\nwords");
    add("many-fields.eml", HEADING + "X-Field: x\r\n".repeat(200_000) + "\r\nwords");
    add(
        "no-end.eml",
        HEADING + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords");
    add("no-base64.eml", attached("base64", "=%$§".repeat(50_000)));
    add("no-quoted.eml", attached("quoted-printable", "=ZZ=".repeat(50_000)));
    add("no-encoding.eml", attached("x-unknown", "words"));
    add("uuencoded.eml", attached("x-uuencode", "begin 644 a\nM" + "`".repeat(60_000)));
    add("zip.eml", attached("base64", base64(zip(List.of("zeros.txt"), new byte[50 << 20]))));
    add("no-charset.eml", HEADING + "Content-Type: text/plain; charset=x-none\r\n\r\nwords");
    byte[] outlook = Files.readAllBytes(Samples.path("survey.msg"));
    for (int cut = 1; cut <= 4; cut++) {
      add("cut-" + cut + ".msg", Arrays.copyOf(outlook, outlook.length * cut / 5));
    }
    for (int i = 0; i < 6; i++) {
      add("flipped-" + i + ".msg", flipped(outlook));
    }
    byte[] wrapped = new byte[20_000];
    random.nextBytes(wrapped);
    ByteBuffer.wrap(wrapped).order(ByteOrder.LITTLE_ENDIAN).putInt(0x223e9f78);
    add("noise.dat", wrapped);
    add(
        "wrapped.eml",
        HEADING
            + "Content-Type: application/ms-tnef\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + base64(wrapped));
    String postmark = "From a@b.example Tue Jan  7 12:00:00 2020\n";
    add("empty.mbox", (postmark + "\n").repeat(30_000));
    add(
        "long.mbox",
        postmark + HEADING + "\n" + "x".repeat(20 << 20) + "\n\n" + postmark + HEADING);
    add("quoted.mbox", postmark + HEADING + "\n" + ">".repeat(1 << 20) + "From \n\n" + postmark);
    return files;
  }

  List<Path> images() throws IOException {
    add("pages.tif", pagesWithoutEnd(50_000));
    add("circle.tif", circle());
    add("giant.tif", giantTiff());
    add("giant.png", png(30_000, 30_000));
    add("endless.png", png(Integer.MAX_VALUE, Integer.MAX_VALUE));
    add("no-pixels.png", png(0, 0));
    add("giant.jpg", jpeg(65_500, 65_500, 3));
    add("printed.jpg", jpeg(65_500, 65_500, 4));
    add("colours.jpg", jpeg(100, 100, 200));
    return files;
  }

  private static String attached(String encoding, String content) {
    return HEADING
        + "Content-Type: application/octet-stream; name=a.bin\r\n"
        + ("Content-Transfer-Encoding: " + encoding + "\r\n\r\n" + content);
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes);
  }

  private static byte[] zip(List<String> names, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] withSizes(byte[] zip, int size) {
    return changed(zip, 24, size);
  }

  private static byte[] withMethod(byte[] zip, int method) {
    return changed(zip, 10, (zip[8] & 0xff) << 16 | method);
  }

  /** Changes a number in each entry of the directory. */
  private static byte[] changed(byte[] zip, int offset, int number) {
    ByteBuffer buffer = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 46 < zip.length; at++) {
      if (buffer.getInt(at) == CENTRAL) {
        buffer.putInt(at + offset, number);
      }
    }
    return buffer.array();
  }

  /** A directory that names the same bytes many times. */
  private static byte[] overlapping(byte[] zip, int times) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - 22;
    int start = buffer.getInt(end + 16);
    ByteBuffer all =
        ByteBuffer.allocate(start + times * (end - start) + 22).order(ByteOrder.LITTLE_ENDIAN);
    all.put(zip, 0, start);
    for (int i = 0; i < times; i++) {
      all.put(zip, start, end - start);
    }
    int newEnd = all.position();
    all.put(zip, end, 22);
    all.putShort(newEnd + 8, (short) times).putShort(newEnd + 10, (short) times);
    all.putInt(newEnd + 12, newEnd - start);
    return all.array();
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = 0; i < 20; i++) {
      flipped[4 + random.nextInt(bytes.length - 4)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] pagesWithoutEnd(int pages) {
    int each = 2 + 12 * 5 + 4;
    ByteBuffer tiff = ByteBuffer.allocate(8 + pages * each + 8).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
    for (int page = 0; page < pages; page++) {
      int next = page + 1 == pages ? 0 : 8 + (page + 1) * each;
      image(tiff, 8, 8, 8 + pages * each, 8);
      tiff.putInt(next);
    }
    return tiff.array();
  }

  /** After the last page comes the first. */
  private static byte[] circle() {
    byte[] tiff = pagesWithoutEnd(3);
    int each = 2 + 12 * 5 + 4;
    ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).putInt(8 + 3 * each - 4, 8);
    return tiff;
  }

  private static byte[] giantTiff() {
    ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
    image(tiff, 30_000, 30_000, 100, 100);
    return tiff.putInt(0).array();
  }

  private static void image(ByteBuffer tiff, int width, int height, int start, int length) {
    tiff.putShort((short) 5);
    int[][] fields = {
      {256, width}, {257, height}, {262, 0}, {273, start}, {279, length},
    };
    for (int[] field : fields) {
      tiff.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
    }
  }

  /** Black and white; as many bytes as belong to it, as far as that is possible. */
  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1);
    chunk(png, "IHDR", header.array());
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (OutputStream rows =
        new DeflaterOutputStream(data, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int row = 0; row < Math.min(height, 30_000); row++) {
        rows.write(new byte[1 + Math.min(width, 30_000) / 8]);
      }
    }
    chunk(png, "IDAT", data.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String kind, byte[] content)
      throws IOException {
    CRC32 sum = new CRC32();
    sum.update(kind.getBytes(ISO_8859_1));
    sum.update(content);
    png.write(ByteBuffer.allocate(4).putInt(content.length).array());
    png.write(kind.getBytes(ISO_8859_1));
    png.write(content);
    png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static byte[] jpeg(int width, int height, int colours) {
    ByteBuffer jpeg = ByteBuffer.allocate(2_000);
    jpeg.putShort((short) 0xffd8).putShort((short) 0xffc0).putShort((short) (8 + 3 * colours));
    jpeg.put((byte) 8).putShort((short) height).putShort((short) width).put((byte) colours);
    for (int colour = 0; colour < colours; colour++) {
      jpeg.put((byte) colour).put((byte) 0x11).put((byte) 0);
    }
    jpeg.putShort((short) 0xffda).putShort((short) 6);
    jpeg.position(jpeg.capacity() - 2);
    return jpeg.putShort((short) 0xffd9).array();
  }

  private void add(String name, String text) throws IOException {
    add(name, text.getBytes(ISO_8859_1));
  }

  private void add(String name, byte[] bytes) throws IOException {
    files.add(Files.write(directory.resolve(name), bytes));
  }
}
