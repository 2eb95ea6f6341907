package com.lexintel.extraction.child.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.BodyFactory;
import org.apache.james.mime4j.util.CharsetUtil;

/** Keeps the parts of a message in temporary files: an attachment may be larger than the memory. */
final class MailBodies implements BodyFactory {

  @Override
  public BinaryBody binaryBody(InputStream in) throws IOException {
    Path file = store(in);
    return new BinaryBody() {
      @Override
      public InputStream getInputStream() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public void dispose() {
        file.toFile().delete();
      }
    };
  }

  @Override
  public TextBody textBody(InputStream in, String charset) throws IOException {
    Path file = store(in);
    return new TextBody() {
      @Override
      public String getMimeCharset() {
        return charset;
      }

      @Override
      public Charset getCharset() {
        Charset known = charset == null ? null : CharsetUtil.lookup(charset);
        return known == null ? StandardCharsets.US_ASCII : known;
      }

      @Override
      public Reader getReader() throws IOException {
        return new InputStreamReader(getInputStream(), getCharset());
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public void dispose() {
        file.toFile().delete();
      }
    };
  }

  private static Path store(InputStream in) throws IOException {
    Path file = Files.createTempFile("part", null);
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
