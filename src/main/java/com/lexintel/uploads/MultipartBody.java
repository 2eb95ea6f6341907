package com.lexintel.uploads;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.RequestContext;

/** A request body as the multipart parser wants it. */
record MultipartBody(HttpHeaders headers, InputStream body) implements RequestContext {
  @Override
  public String getCharacterEncoding() {
    return StandardCharsets.UTF_8.name();
  }

  @Override
  public long getContentLength() {
    return headers.getLength();
  }

  @Override
  public String getContentType() {
    return headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  @Override
  public boolean isMultipartRelated() {
    return false;
  }
}
