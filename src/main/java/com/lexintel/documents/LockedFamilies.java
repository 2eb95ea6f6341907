package com.lexintel.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that lies in a document, held by a transaction that changes it together. */
@ApplicationScoped
public class LockedFamilies {
  private Documents documents;
  private Families families;

  protected LockedFamilies() {}

  @Inject
  public LockedFamilies(Documents documents, Families families) {
    this.documents = documents;
    this.families = families;
  }

  /**
   * From the outside in. Each is locked before what lies in it is looked for: while a container is
   * locked, nothing is added to it.
   *
   * @param id of a document that the transaction has locked
   */
  public List<Document> below(UUID id) throws SQLException {
    List<Document> below = new ArrayList<>();
    for (UUID member : families.members(id)) {
      Optional<Document> found = documents.find(member);
      if (found.isPresent()) {
        below.add(found.get());
        below.addAll(below(member));
      }
    }
    return below;
  }
}
