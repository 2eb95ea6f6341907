package com.lexintel.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** The data source that the server defines. Whoever needs it has it injected. */
@ApplicationScoped
public class ServerDataSource {
  @Produces
  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;
}
