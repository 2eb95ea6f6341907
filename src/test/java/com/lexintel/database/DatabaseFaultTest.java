package com.lexintel.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.PersistenceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "53100"})
  void whatTheDatabaseItselfSuffersFromIsFoundBehindOtherFailures(String state) {
    Exception failure = new PersistenceException(new SQLException("", state));

    assertTrue(DatabaseFault.in(failure));
    assertTrue(DatabaseFault.in(new IllegalStateException(failure)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "22021", "57014"})
  void whatWasAskedIsNoFaultOfTheDatabase(String state) {
    assertFalse(DatabaseFault.in(new PersistenceException(new SQLException("", state))));
  }

  @Test
  void aPoolWithoutAConnectionIsOne() {
    assertTrue(DatabaseFault.in(new RuntimeException(new SQLTransientConnectionException())));
    Exception pool = new ResourceAllocationException("No connection that lives");
    assertTrue(DatabaseFault.in(new PersistenceException(new SQLException(pool))));
    assertFalse(DatabaseFault.in(new IOException(new SQLException())));
  }
}
