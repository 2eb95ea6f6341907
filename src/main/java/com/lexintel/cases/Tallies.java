package com.lexintel.cases;

import com.lexintel.channels.state.Tally;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How many documents of a case are how far. */
public interface Tallies {

  /** Those of several cases, by one reading; a case without documents is left out. */
  Map<UUID, Tally> of(Collection<UUID> cases) throws SQLException;
}
