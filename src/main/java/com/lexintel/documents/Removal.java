package com.lexintel.documents;

import com.lexintel.database.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Removes documents together with the files that were found in them. */
@ApplicationScoped
@InTransaction
public class Removal {
  private Documents documents;
  private Families families;

  protected Removal() {}

  @Inject
  public Removal(Documents documents, Families families) {
    this.documents = documents;
    this.families = families;
  }

  /**
   * Removes a document and all in it.
   *
   * @return the ids of all that are gone, whose originals can go too
   */
  public List<UUID> remove(UUID id) throws SQLException {
    List<UUID> removed = new ArrayList<>();
    documents.find(id);
    removeMembers(id, removed);
    documents.remove(id);
    removed.add(id);
    return removed;
  }

  /** Of a document that is locked: while it is, none is added to it. */
  private void removeMembers(UUID id, List<UUID> removed) throws SQLException {
    for (UUID member : families.members(id)) {
      if (documents.find(member).isPresent()) {
        removeMembers(member, removed);
        documents.remove(member);
        removed.add(member);
      }
    }
  }
}
