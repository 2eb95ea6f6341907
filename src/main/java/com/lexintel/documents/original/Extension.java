package com.lexintel.documents.original;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The extension under which an original leaves the server: one of its content, so that no text runs
 * as a program because it was uploaded as {@code invoice.bat}.
 */
public final class Extension {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  /** The first is added to names that have none of them. */
  private static final Map<String, List<String>> OF_TYPE =
      Map.ofEntries(
          Map.entry("application/pdf", List.of("pdf")),
          Map.entry("application/msword", List.of("doc")),
          Map.entry(OFFICE + "wordprocessingml.document", List.of("docx")),
          Map.entry(OFFICE + "spreadsheetml.sheet", List.of("xlsx")),
          Map.entry(OFFICE + "presentationml.presentation", List.of("pptx")),
          Map.entry("application/x-tika-ooxml-protected", List.of("docx", "xlsx", "pptx")),
          Map.entry("application/x-tika-msoffice", List.of("doc", "xls", "ppt")),
          Map.entry("application/vnd.oasis.opendocument.text", List.of("odt")),
          Map.entry("application/rtf", List.of("rtf")),
          Map.entry("application/vnd.wordperfect", List.of("wpd")),
          Map.entry("application/vnd.ms-outlook", List.of("msg")),
          Map.entry("image/tiff", List.of("tif", "tiff")),
          Map.entry("image/png", List.of("png")),
          Map.entry("image/jpeg", List.of("jpg", "jpeg")),
          Map.entry("message/rfc822", List.of("eml")),
          Map.entry("application/mbox", List.of("mbox", "eml")),
          Map.entry("application/vnd.ms-tnef", List.of("dat")),
          Map.entry("application/zip", List.of("zip")),
          Map.entry("application/vnd.ms-excel", List.of("xls")),
          Map.entry("application/vnd.ms-powerpoint", List.of("ppt")),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", List.of("ods")),
          Map.entry("application/vnd.oasis.opendocument.presentation", List.of("odp")),
          Map.entry("application/xml", List.of("xml")),
          Map.entry("text/html", List.of("html", "htm", "xhtml")),
          Map.entry("text/plain", List.of("txt", "text", "csv", "log")),
          Map.entry("text/markdown", List.of("md", "markdown")));

  private Extension() {}

  /** The name itself if it ends as its content should, otherwise with such an extension added. */
  public static String safe(String filename, String mediaType) {
    List<String> allowed = OF_TYPE.getOrDefault(mediaType, List.of("bin"));
    String ending = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return filename.contains(".") && allowed.contains(ending)
        ? filename
        : filename + "." + allowed.get(0);
  }
}
