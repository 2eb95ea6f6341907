package com.lexintel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The documents that a run uploads, by name: small samples of every kind, and longer ones. */
final class Papers {
  private static final List<String> SAMPLES =
      List.of(
          "complaint.pdf",
          "lease-pages-first.pdf",
          "memorandum.docx",
          "correspondence.eml",
          "opening-statement.pptx",
          "hire-account.xlsx",
          "letter.odt",
          "notice.rtf",
          "docket.html",
          "survey.msg",
          "complaint-encrypted.pdf",
          "memorandum-truncated.docx");
  private static final List<Integer> LONGER = List.of(60, 150, 300, 600);
  private static final String[] WORDS = {
    "charter", "vessel", "demurrage", "notice", "berth", "cargo", "claimant", "master", "lay",
    "clause", "tender", "survey", "invoice", "delay", "harbor", "freight", "witness", "exhibit"
  };

  private final Map<String, byte[]> contents = new TreeMap<>();
  private final List<String> samples;
  private final List<String> longer = new ArrayList<>();

  private Papers() {
    this.samples = SAMPLES;
    SAMPLES.forEach(name -> contents.put(name, sample(name)));
    for (int passages : LONGER) {
      String name = "record-" + passages + ".txt";
      longer.add(name);
      contents.put(name, record(passages).getBytes(StandardCharsets.UTF_8));
    }
  }

  static Papers all() {
    return new Papers();
  }

  List<String> names() {
    return List.copyOf(contents.keySet());
  }

  byte[] content(String name) {
    return contents.get(name);
  }

  String any(RandomGenerator random) {
    List<String> kind = random.nextInt(3) == 0 ? samples : longer;
    return kind.get(random.nextInt(kind.size()));
  }

  private static byte[] sample(String name) {
    try (InputStream in = Papers.class.getResourceAsStream("/documents/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("There is no sample " + name, e);
    }
  }

  /** A text of about that many passages, no two of which are alike. */
  private static String record(int passages) {
    StringBuilder text = new StringBuilder();
    int sentence = 0;
    while (text.length() < passages * 850) {
      sentence++;
      text.append("In paragraph ").append(sentence).append(" the ");
      for (int i = 0; i < 8; i++) {
        text.append(WORDS[(sentence * 7 + i * i * (1 + sentence / 18)) % WORDS.length]).append(' ');
      }
      text.append("was entered as exhibit ").append(sentence * 31 % 997).append(".\n");
      text.append(sentence % 6 == 0 ? "\n" : "");
    }
    return text.toString();
  }
}
