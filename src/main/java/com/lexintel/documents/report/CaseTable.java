package com.lexintel.documents.report;

import com.lexintel.documents.WarningList;
import com.lexintel.documents.WarningView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Writes the documents of a case as lines of a table, as they are read from the database. */
@ApplicationScoped
public class CaseTable {
  private static final int AT_ONCE = 500;

  private static final List<String> COLUMNS =
      List.of(
          "name",
          "path",
          "type",
          "status",
          "pages",
          "passages",
          "read_as",
          "warnings",
          "error",
          "sha256",
          "duplicate_of",
          "id",
          "duplicate_of_id");

  private static final String DOCUMENTS =
      """
      select d.id, d.filename, d.member_path, d.place, d.media_type, d.status, d.page_count,
             d.passage_count, d.warnings, d.error_code, d.error_message, d.sha256,
             case when how.recognised and how.text then 'text and recognition'
                  when how.recognised then 'recognition'
                  when how.text then 'text' end as read_as,
             nullif(first_value(d.id) over same, d.id) as duplicate_of_id,
             first_value(d.filename) over same as first_filename
        from document d
       cross join lateral (
         select bool_or(source = 'ocr') as recognised, bool_or(source = 'text') as text
           from passage where document_id = d.id) how
       where d.case_id = ?
      window same as (partition by d.sha256
                      order by d.created_at, coalesce(d.root_id, d.id), d.place)
       order by d.created_at desc, coalesce(d.root_id, d.id), d.place
      """;

  private DataSource dataSource;

  protected CaseTable() {}

  @Inject
  public CaseTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void write(UUID caseId, Writer out) throws SQLException, IOException {
    out.write(CsvLine.of(COLUMNS));
    try (Connection connection = dataSource.getConnection()) {
      // Without this the driver reads all rows before it gives the first.
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(DOCUMENTS)) {
        statement.setFetchSize(AT_ONCE);
        statement.setObject(1, caseId);
        try (ResultSet rows = statement.executeQuery()) {
          writeRows(rows, out);
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** A container comes before what lies in it, so that its path is known. */
  private static void writeRows(ResultSet rows, Writer out) throws SQLException, IOException {
    Deque<String> around = new ArrayDeque<>();
    while (rows.next()) {
      String place = rows.getString("place");
      int depth = place.isEmpty() ? 0 : place.split("\\.").length;
      while (around.size() > depth) {
        around.pop();
      }
      String own = rows.getString(depth == 0 ? "filename" : "member_path");
      String path = around.isEmpty() ? own : around.peek() + "/" + own;
      around.push(path);
      out.write(CsvLine.of(cells(rows, path)));
    }
  }

  private static List<?> cells(ResultSet row, String path) throws SQLException {
    UUID first = row.getObject("duplicate_of_id", UUID.class);
    return Arrays.asList(
        row.getString("filename"),
        path,
        row.getString("media_type"),
        row.getString("status"),
        row.getObject("page_count"),
        row.getObject("passage_count"),
        row.getString("read_as"),
        warnings(row.getString("warnings")),
        error(row),
        row.getString("sha256"),
        first == null ? null : row.getString("first_filename"),
        row.getString("id"),
        first);
  }

  private static String warnings(String json) {
    String words =
        WarningList.read(json).stream().map(CaseTable::words).collect(Collectors.joining(" | "));
    return words.isEmpty() ? null : words;
  }

  private static String words(WarningView warning) {
    String page = warning.page() == null ? "" : "page " + warning.page() + ": ";
    return warning.code() + ": " + page + warning.detail();
  }

  private static String error(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    return code == null ? null : code + ": " + row.getString("error_message");
  }
}
