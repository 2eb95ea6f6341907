package com.lexintel.documents;

import com.lexintel.database.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Removes documents together with the files that were found in them. */
@ApplicationScoped
@InTransaction
public class Removal {
  private Documents documents;
  private LockedFamilies families;

  protected Removal() {}

  @Inject
  public Removal(Documents documents, LockedFamilies families) {
    this.documents = documents;
    this.families = families;
  }

  /**
   * Removes a document and all in it.
   *
   * @return the ids of all that are gone, whose originals can go too
   */
  public List<UUID> remove(UUID id) throws SQLException {
    documents.find(id);
    List<UUID> leaving = new ArrayList<>(List.of(id));
    families.below(id).forEach(member -> leaving.add(member.id()));
    // What lies in a document goes before it.
    Collections.reverse(leaving);
    leaving.forEach(documents::remove);
    return leaving;
  }
}
