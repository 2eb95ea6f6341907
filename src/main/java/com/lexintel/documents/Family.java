package com.lexintel.documents;

import com.lexintel.documents.original.Original;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** Which file a document was found in, if any, and whether it waits for those found in it. */
@Embeddable
public class Family {
  private static final String OUTERMOST = "";

  // EclipseLink can neither write nor read a UUID that is null: Documents.add writes these.
  @Column(name = "parent_id", insertable = false, updatable = false)
  private String parentId;

  @Column(name = "root_id", insertable = false, updatable = false)
  private String rootId;

  private String place = OUTERMOST;

  @Column(name = "member_path")
  private String path;

  @Column(name = "awaits_members")
  private boolean awaiting;

  protected Family() {}

  static Family ofUpload() {
    return new Family();
  }

  /**
   * A document for a file that was found in another. It counts as uploaded together with that.
   *
   * @param number 1 or more, in the order of the container
   * @param path within the container, cleaned
   */
  public static Document member(
      Document container, int number, String path, Original file, Instant now) {
    Family family = within(container, number, path);
    Instant created = container.createdAt();
    return new Document(UUID.randomUUID(), container.caseId(), file, family, created, now);
  }

  private static Family within(Document container, int number, String path) {
    Family around = container.family();
    Family family = new Family();
    family.parentId = container.id().toString();
    family.rootId = around.rootId == null ? family.parentId : around.rootId;
    family.place = around.depth() == 0 ? segment(number) : around.place + "." + segment(number);
    family.path = path;
    return family;
  }

  private static String segment(int number) {
    return "%06d".formatted(number);
  }

  /** The container; null for what was uploaded. */
  UUID parentId() {
    return id(parentId);
  }

  /** The outermost container; null for what was uploaded. */
  public UUID rootId() {
    return id(rootId);
  }

  private static UUID id(String text) {
    return text == null ? null : UUID.fromString(text);
  }

  /** Within the outermost container; sorts members in their order, each after its container. */
  public String place() {
    return place;
  }

  /** How many containers are around it; 0 for what was uploaded. */
  public int depth() {
    return place.equals(OUTERMOST) ? 0 : 1 + (int) place.chars().filter(c -> c == '.').count();
  }

  /** Its number within its container, from 1; null for what was uploaded. */
  Integer number() {
    return number(place);
  }

  /** The same of the file at a place. */
  public static Integer number(String place) {
    return place.equals(OUTERMOST)
        ? null
        : Integer.valueOf(place.substring(place.lastIndexOf('.') + 1));
  }

  boolean isAwaiting() {
    return awaiting;
  }

  void await(boolean members) {
    awaiting = members;
  }
}
