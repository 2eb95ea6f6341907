package com.lexintel.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** Tells failures of the database itself from those of what was asked of it. */
public final class DatabaseFault {
  /** Lost connection; too few resources, as a full disk; a server that shuts down or starts. */
  private static final List<String> STATES = List.of("08", "53", "57P");

  private DatabaseFault() {}

  /** Whether the database could not be reached, or could not go on, somewhere behind a failure. */
  public static boolean in(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .limit(20)
        .anyMatch(DatabaseFault::is);
  }

  private static boolean is(Throwable failure) {
    // A commit that was under way when the connection was lost.
    return failure instanceof XAException
        || failure instanceof HeuristicMixedException
        || failure instanceof HeuristicRollbackException
        || failure instanceof SQLException exception && unreachable(exception);
  }

  private static boolean unreachable(SQLException exception) {
    String state = exception.getSQLState();
    return exception instanceof SQLTransientConnectionException
        || exception instanceof SQLNonTransientConnectionException
        || exception instanceof SQLRecoverableException
        || refusedByPool(exception)
        || state != null && STATES.stream().anyMatch(state::startsWith);
  }

  // What Payara's pool says when it has no connection that lives. By name: not every server has the
  // class.
  private static boolean refusedByPool(SQLException exception) {
    Throwable cause = exception.getCause();
    return cause != null && cause.getClass().getName().startsWith("jakarta.resource.");
  }
}
