package com.lexintel.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.TestDatabase;
import com.lexintel.extraction.PageImages;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan whose server was killed goes on at the page where it was. */
class ResumedReadingIT {
  private static final int PAGES = 40;
  private static final int READ_BEFORE = 8;

  /** Tells of every page that is kept, and of one that is kept again. */
  private static final String RECORD =
      """
      create table kept_page (page integer not null);
      create function record_kept_page() returns trigger language plpgsql as $$
      begin
        insert into kept_page values (new.page);
        return new;
      end $$;
      create trigger kept_page before insert on recognised_page
        for each row execute function record_kept_page();
      """;

  @Test
  void noPageIsReadAgain(@TempDir Path directory) throws Exception {
    try (Cluster cluster = Cluster.start(Parameters.directory("faults.directory"), 1);
        Connection database = connect(cluster);
        Statement statement = database.createStatement()) {
      statement.execute(RECORD);
      ServerNode node = cluster.nodes().get(0);
      Api api = node.api();
      String id = api.newDocument(api.newCase("Scans"), "s.tif", PageImages.scan(directory, PAGES));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> number(database, "select count(*) from kept_page") >= READ_BEFORE);

      node.kill();
      long before = number(database, "select count(*) from recognised_page");
      assertTrue(before >= READ_BEFORE && before < PAGES, "killed after " + before + " pages");
      node.start();
      cluster.awaitAll();

      JsonObject document = api.awaitEnd(id);
      assertEquals("completed", document.getString("status"), document::toString);
      assertEquals(PAGES, document.getInt("page_count"));
      assertEquals(PAGES, number(database, "select count(*) from kept_page"));
      assertEquals(PAGES, number(database, "select count(distinct page) from kept_page"));
      String text = api.get("documents/" + id + "/text").body();
      for (int page = 1; page <= PAGES; page++) {
        assertEquals(1, Pattern.compile("\\b" + page + " of the").matcher(text).results().count());
      }
    }
  }

  private static Connection connect(Cluster cluster) throws Exception {
    String url = "jdbc:postgresql://localhost:" + cluster.postgres().port() + "/lexintel";
    return DriverManager.getConnection(url, "lexintel", "lexintel");
  }

  private static long number(Connection database, String sql) throws Exception {
    return TestDatabase.number(database, sql);
  }
}
