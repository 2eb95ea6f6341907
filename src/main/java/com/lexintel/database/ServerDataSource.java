package com.lexintel.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import javax.sql.DataSource;

/** The data source that the server defines. Whoever needs it has it injected. */
@ApplicationScoped
public class ServerDataSource {
  @Resource(lookup = "jdbc/lexintel")
  private DataSource shared;

  @Resource(lookup = "jdbc/lexintel", shareable = false)
  private DataSource unshared;

  private UserTransaction transaction;

  protected ServerDataSource() {}

  @Inject
  public ServerDataSource(UserTransaction transaction) {
    this.transaction = transaction;
  }

  @Produces
  public DataSource dataSource() {
    return onOpenLiberty() ? new ReleasingDataSource(transaction, shared, unshared) : shared;
  }

  // Payara gives back what is closed by itself. There a connection that was first asked for as
  // unshared stays so in the pool, and a transaction that gets it can have no second one.
  private boolean onOpenLiberty() {
    return shared.getClass().getName().startsWith("com.ibm.");
  }
}
