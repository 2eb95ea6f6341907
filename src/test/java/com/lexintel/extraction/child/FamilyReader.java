package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.MemberLimits;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file with the files in it, as the server does, one after the other. */
final class FamilyReader {
  private final DocumentParser parser = new DocumentParser(1_000_000, Requests.SPOOL);
  private final Path directory;
  private final MemberLimits limits;

  FamilyReader(Path directory) {
    this(directory, Requests.GENEROUS);
  }

  FamilyReader(Path directory, MemberLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  /**
   * A file that was read.
   *
   * @param text null when there is none
   * @param members what was taken out of it, in its order
   */
  record Read(
      String path, String type, ExtractedText text, ExtractionFailure failure, List<Read> members) {
    String all() {
      StringBuilder all = new StringBuilder(text == null ? "" : text.text());
      members.forEach(member -> all.append('\n').append(member.all()));
      return all.toString();
    }

    List<String> paths() {
      return members.stream().map(Read::path).toList();
    }

    List<Warning.Code> codes() {
      return text.warnings().stream().map(Warning::code).toList();
    }
  }

  Read read(Path file) throws IOException {
    return read(file, new Member(1, file.getFileName().toString(), "text/plain"));
  }

  private Read read(Path file, Member self) throws IOException {
    List<Member> found = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void page(int page, Integer pageCount) {}

          @Override
          public void member(Member member, Path bytes) throws IOException {
            Path kept = Files.createTempFile(directory, "member", null);
            Files.copy(bytes, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.delete(bytes);
            found.add(member);
            files.add(kept);
          }
        };
    ExtractedText text = null;
    ExtractionFailure failure = null;
    try {
      text = parser.parse(new ExtractionRequest(file, limits, Map.of()), listener);
    } catch (ExtractionFailure reason) {
      failure = reason;
    }
    List<Read> members = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      members.add(read(files.get(i), found.get(i)));
    }
    return new Read(self.path(), self.mediaType(), text, failure, members);
  }
}
