package com.lexintel.audit;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Records as lines of JSON, however many there are.
 *
 * @param json one record as a line
 * @param newest only older ones than the one with this number
 * @param limit how many at most
 */
public record AuditLines(
    AuditRecords records,
    Function<AuditEntry, String> json,
    UUID caseId,
    Set<String> reader,
    long newest,
    long offset,
    long limit)
    implements StreamingOutput {
  private static final int SLICE = 500;

  @Override
  public void write(OutputStream out) throws IOException {
    long left = limit;
    long before = newest;
    long skipped = offset;
    while (left > 0) {
      int slice = (int) Math.min(SLICE, left);
      List<AuditEntry> entries = records.page(caseId, reader, before, skipped, slice);
      for (AuditEntry entry : entries) {
        out.write((json.apply(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        before = entry.id();
      }
      skipped = 0;
      left = entries.size() < slice ? 0 : left - entries.size();
    }
  }
}
