package com.lexintel.documents;

import com.lexintel.extraction.Warning;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What reading and indexing the original has come to, save its text and its passages. */
@Embeddable
public class Reading {
  @Column(name = "page_count")
  private Integer pageCount;

  @Column(name = "extracted_at")
  private Instant extractedAt;

  @Column(name = "passage_count")
  private Integer passageCount;

  @Column(name = "indexed_at")
  private Instant indexedAt;

  private String warnings = WarningList.NONE;

  void ended(Integer pages, List<Warning> found, Instant now) {
    pageCount = pages;
    warnings = WarningList.write(found);
    extractedAt = now.truncatedTo(ChronoUnit.MILLIS);
  }

  void indexed(int passages) {
    passageCount = passages;
  }

  void completed(Instant at) {
    indexedAt = at;
  }

  Integer passageCount() {
    return passageCount;
  }

  Instant indexedAt() {
    return indexedAt;
  }

  void forget() {
    passageCount = null;
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
