package com.lexintel.documents.original;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The Content-Disposition of a download (RFC 6266), with the name in both of its forms. */
public final class ContentDisposition {
  private ContentDisposition() {}

  public static String header(String filename) {
    String plain = filename.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }
}
