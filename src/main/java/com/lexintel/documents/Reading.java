package com.lexintel.documents;

import com.lexintel.extraction.Warning;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What reading the original has brought to light, save its text. */
@Embeddable
public class Reading {
  @Column(name = "page_count")
  private Integer pageCount;

  @Column(name = "extracted_at")
  private Instant extractedAt;

  private String warnings = WarningList.NONE;

  void ended(Integer pages, List<Warning> found, Instant now) {
    pageCount = pages;
    warnings = WarningList.write(found);
    extractedAt = now.truncatedTo(ChronoUnit.MILLIS);
  }

  void forget() {
    pageCount = null;
    warnings = WarningList.NONE;
    extractedAt = null;
  }

  Integer pageCount() {
    return pageCount;
  }

  Instant extractedAt() {
    return extractedAt;
  }

  List<WarningView> warnings() {
    return WarningList.read(warnings);
  }
}
