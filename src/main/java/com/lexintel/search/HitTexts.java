package com.lexintel.search;

import com.lexintel.search.rank.Ranked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the texts of passages that were found. */
@ApplicationScoped
public class HitTexts {
  private DataSource dataSource;

  protected HitTexts() {}

  @Inject
  public HitTexts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What is shown of these passages, in their order; without those that were deleted meanwhile. */
  List<Hit> hits(List<Ranked> ranked, Highlights highlights) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select place, page, start_offset, end_offset, text, source"
                    + " from unnest(?, ?) with ordinality as found (document_id, ordinal, place)"
                    + " join passage using (document_id, ordinal) order by place")) {
      select.setArray(
          1,
          connection.createArrayOf(
              "uuid", ranked.stream().map(found -> found.document().documentId()).toArray()));
      select.setArray(
          2, connection.createArrayOf("int4", ranked.stream().map(Ranked::passage).toArray()));
      List<Hit> hits = new ArrayList<>(ranked.size());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          hits.add(hit(ranked.get(rows.getInt(1) - 1), rows, highlights));
        }
      }
      return hits;
    }
  }

  private static Hit hit(Ranked found, ResultSet row, Highlights highlights) throws SQLException {
    String text = row.getString(5);
    return new Hit(
        found.document().documentId(),
        found.document().caseId(),
        found.document().filename(),
        found.passage(),
        row.getObject(2, Integer.class),
        row.getInt(3),
        row.getInt(4),
        text,
        row.getString(6),
        highlights.in(text),
        new Ranks(found.wordsRank(), found.meaningRank()));
  }
}
