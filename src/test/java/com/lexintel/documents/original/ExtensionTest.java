package com.lexintel.documents.original;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionTest {
  @ParameterizedTest
  @CsvSource({
    "brief.pdf, application/pdf, brief.pdf",
    "BRIEF.PDF, application/pdf, BRIEF.PDF",
    "brief, application/pdf, brief.pdf",
    "pdf, application/pdf, pdf.pdf",
    "invoice.bat, text/plain, invoice.bat.txt",
    "page.HTM, text/html, page.HTM",
    "letter.html, text/plain, letter.html.txt",
    "scan.exe, application/x-unheard-of, scan.exe.bin"
  })
  void aNameEndsAsItsContentDoes(String filename, String mediaType, String safe) {
    assertEquals(safe, Extension.safe(filename, mediaType));
  }
}
