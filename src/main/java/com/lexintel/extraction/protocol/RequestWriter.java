package com.lexintel.extraction.protocol;

import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.MemberLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes what the parser process is to read, and how the process takes it. */
public final class RequestWriter {
  private final DataOutputStream out;

  public RequestWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  public void write(ExtractionRequest request) throws IOException {
    MemberLimits members = request.members();
    out.writeUTF(request.file().toAbsolutePath().toString());
    out.writeBoolean(members.tooDeep());
    out.writeInt(members.number());
    out.writeLong(members.bytes());
    out.writeLong(members.bytesOfOne());
    out.flush();
  }

  /** The next request. */
  public static ExtractionRequest read(DataInputStream in) throws IOException {
    Path file = Path.of(in.readUTF());
    return new ExtractionRequest(
        file, new MemberLimits(in.readBoolean(), in.readInt(), in.readLong(), in.readLong()));
  }
}
