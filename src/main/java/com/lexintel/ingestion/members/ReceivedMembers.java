package com.lexintel.ingestion.members;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.MemberLimits;
import com.lexintel.extraction.Warning;
import com.lexintel.extraction.Warnings;
import com.lexintel.files.FileStore;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.scan.MalwareScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that were found in one document so far; closing this discards what nobody took. */
public final class ReceivedMembers implements AutoCloseable {
  /** So many become documents in one transaction. */
  private static final int AT_ONCE = 100;

  private final List<ReceivedMember> received = new ArrayList<>();
  private final Warnings infected = new Warnings();
  private final FileStore files;
  private final MalwareScan scan;
  private final MemberLimits limits;

  ReceivedMembers(FileStore files, MalwareScan scan, MemberLimits limits) {
    this.scan = scan;
    this.files = files;
    this.limits = limits;
  }

  /** What may be taken out of the document. */
  public MemberLimits limits() {
    return limits;
  }

  public int size() {
    return received.size();
  }

  /** Copies a file into the store. */
  public void receive(Member member, Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      scan.refuseInfected(file);
      received.add(new ReceivedMember(member, files.receive(content, limits.bytesOfOne())));
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.INFECTED_FILE) {
        throw new IOException(problem);
      }
      String detail =
          "The file " + member.path() + " was left out: the malware scanner refuses it.";
      infected.add(Warning.Code.ATTACHMENT_INFECTED, detail, null);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The text of the document, with what is to be said of the files that were not received. */
  public ExtractedText told(ExtractedText text) {
    List<Warning> warnings = new ArrayList<>(text.warnings());
    warnings.addAll(infected.all());
    return text.withWarnings(warnings);
  }

  List<List<ReceivedMember>> inParts() {
    List<List<ReceivedMember>> parts = new ArrayList<>();
    for (int from = 0; from < received.size(); from += AT_ONCE) {
      parts.add(received.subList(from, Math.min(received.size(), from + AT_ONCE)));
    }
    return parts;
  }

  @Override
  public void close() {
    received.forEach(member -> files.discard(member.stored().path()));
  }
}
