package com.lexintel.extraction.protocol;

import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.MemberLimits;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the parser process is to read, and how the process takes it. */
public final class RequestWriter {
  private final DataOutputStream out;

  public RequestWriter(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  public void write(ExtractionRequest request) throws IOException {
    MemberLimits members = request.members();
    out.writeUTF(request.file().toAbsolutePath().toString());
    out.writeBoolean(members.tooDeep());
    out.writeInt(members.number());
    out.writeLong(members.bytes());
    out.writeLong(members.bytesOfOne());
    out.writeInt(request.recognised().size());
    for (Map.Entry<Integer, String> page : request.recognised().entrySet()) {
      out.writeInt(page.getKey());
      byte[] text = page.getValue().getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
    out.flush();
  }

  /** The next request. */
  public static ExtractionRequest read(DataInputStream in) throws IOException {
    Path file = Path.of(in.readUTF());
    MemberLimits members =
        new MemberLimits(in.readBoolean(), in.readInt(), in.readLong(), in.readLong());
    Map<Integer, String> recognised = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      int page = in.readInt();
      recognised.put(page, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return new ExtractionRequest(file, members, recognised);
  }
}
