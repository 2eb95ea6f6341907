package com.lexintel.documents.original;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What was uploaded: the file's name for people, and what its bytes are. */
@Embeddable
public class Original {
  private String filename;

  @Column(name = "media_type")
  private String mediaType;

  @Column(name = "file_size")
  private long fileSize;

  private String sha256;

  protected Original() {}

  public Original(String filename, String mediaType, long fileSize, String sha256) {
    this.filename = filename;
    this.mediaType = mediaType;
    this.fileSize = fileSize;
    this.sha256 = sha256;
  }

  public String filename() {
    return filename;
  }

  /** As {@link #filename}, but with an extension of its content. */
  public String safeFilename() {
    return Extension.safe(filename, mediaType);
  }

  public String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  public long fileSize() {
    return fileSize;
  }

  /** 64 hexadecimal digits. */
  public String sha256() {
    return sha256;
  }
}
