package com.lexintel.extraction;

import java.util.Locale;

/**
 * What a reader must know of a document that was read: what of it is not in the text, or what in
 * the text is not to be seen on the page.
 *
 * @param detail a sentence or two for a lawyer; {@value #LONGEST} UTF-16 code units at most
 * @param page from 1; null when it is said of no single page of the document itself
 */
public record Warning(Code code, String detail, Integer page) {

  public static final int LONGEST = 500;

  /** The stable codes. */
  public enum Code {
    /** A page is a scan, or has fonts without a character map, and could not be recognised. */
    PAGE_NOT_READ,
    /** The fonts of a page do not say which letters they show; it was recognised instead. */
    FONT_WITHOUT_MAP,
    /** Words stand under a filled box. They are in the text. */
    TEXT_UNDER_REDACTION,
    /** Text that was deleted while changes were tracked is not in the text. */
    DELETED_TEXT_LEFT_OUT,
    /** Something attached or embedded was not read, or not in full. */
    ATTACHMENT_NOT_READ,
    /** A large image in the document was not read. */
    IMAGE_NOT_READ,
    /** A file within the file is refused by the malware scanner. */
    ATTACHMENT_INFECTED,
    /** A file within the file is under a password. */
    ATTACHMENT_ENCRYPTED,
    /** A file within the file is of no type that can be read, or a small image within a message. */
    ATTACHMENT_UNSUPPORTED,
    /** A file within the file has no bytes. */
    ATTACHMENT_EMPTY,
    /**
     * A file within the file, or all of them together, would be larger unpacked than is allowed.
     */
    ATTACHMENT_TOO_LARGE,
    /** The file lies so deep in others that files within it were left out. */
    ATTACHMENT_TOO_DEEP,
    /** There are more files within the file than are allowed. */
    TOO_MANY_ATTACHMENTS,
    /** The document refers to content elsewhere, which was not fetched. */
    EXTERNAL_CONTENT;

    /** The code as clients see it, such as {@code page_not_read}. */
    public String contractCode() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Warning {
    if (detail.length() > LONGEST) {
      detail = detail.substring(0, LONGEST - 1) + "…";
    }
  }
}
