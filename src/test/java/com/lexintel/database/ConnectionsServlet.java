package com.lexintel.database;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A second application on the server: how many connections the server's pool has left to give. */
@WebServlet("/")
public class ConnectionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  // Shareable ones would be one connection with many handles.
  @Resource(lookup = "jdbc/lexintel", shareable = false)
  private transient DataSource pool;

  /** Answers with a number that is at most the one that it is asked for. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int wanted = Integer.parseInt(request.getQueryString());
    List<Connection> taken = new ArrayList<>();
    try {
      while (taken.size() < wanted) {
        taken.add(pool.getConnection());
      }
    } catch (SQLException e) {
      log("The pool gave " + taken.size() + " of " + wanted, e);
    } finally {
      taken.forEach(this::giveBack);
    }
    response.getWriter().print(taken.size());
  }

  private void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log("Not given back", e);
    }
  }
}
