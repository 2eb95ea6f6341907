package com.lexintel.channels;

import com.lexintel.identity.Identity;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may see what now. Every reading may throw when the database is away. */
public interface AccessStore {

  /** Those of some tokens for scripts that neither were ended nor have expired. */
  Set<UUID> valid(Set<UUID> tokens);

  /** Who those of some logins of the page are of now that have not ended. */
  Map<UUID, Identity> sessions(Set<UUID> sessions);

  /** Of the cases of each caller, those that the caller may not see; none for a caller without. */
  Map<Identity, Set<UUID>> hidden(Map<Identity, Set<UUID>> cases);
}
