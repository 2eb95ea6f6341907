package com.lexintel.passages;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** A text as it is sent: slice by slice, so that a long one is never held whole. */
record StreamedText(TextStore texts, UUID document, String beginning) implements StreamingOutput {

  /**
   * @throws IOException when the client left, or the text was deleted in between
   */
  @Override
  public void write(OutputStream client) throws IOException {
    String slice = beginning;
    for (int next = 1; !slice.isEmpty(); next++) {
      client.write(slice.getBytes(StandardCharsets.UTF_8));
      slice = TextStore.isWhole(slice) ? read(next) : "";
    }
  }

  private String read(int number) throws IOException {
    try {
      return texts
          .slice(document, number)
          .orElseThrow(() -> new IOException("The text of " + document + " was deleted"));
    } catch (SQLException e) {
      throw new IOException("The text of " + document + " cannot be read", e);
    }
  }
}
