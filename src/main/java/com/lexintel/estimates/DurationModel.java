package com.lexintel.estimates;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.sql.DataSource;

/**
 * What this installation knows of how long things take. Learning and asking touch memory only, so
 * that they cost the work nothing; {@link #exchange} sees to the database.
 */
@ApplicationScoped
public class DurationModel {
  // While the database is away.
  private static final int MOST_UNSAVED = 10_000;

  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;

  private final List<Sample> unsaved = new ArrayList<>();
  private Regressions known = Regressions.NONE;

  public DurationModel() {}

  DurationModel(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private record Sample(Regressions.Key key, Regression line) {}

  /** Remembers what was measured. */
  public synchronized void learn(Measure what, String kind, double size, double result) {
    learn(new Regressions.Key(what, kind), size, result);
    learn(new Regressions.Key(what, Regressions.ANY), size, result);
  }

  /** The same of what does not differ by kind. */
  public synchronized void learn(Measure what, double size, double result) {
    learn(new Regressions.Key(what, Regressions.ANY), size, result);
  }

  private void learn(Regressions.Key key, double size, double result) {
    Regression line = known.line(key.what(), key.kind());
    if (result <= 0 && !line.known()) {
      return; // Nothing is relative to nothing.
    }
    Regression sample = line.sample(size, result);
    known = known.with(key, sample);
    if (unsaved.size() < MOST_UNSAVED) {
      unsaved.add(new Sample(key, sample));
    }
  }

  /** Empty while nothing like it has been measured. */
  public synchronized OptionalDouble expected(Measure what, String kind, double size) {
    return known.expected(what, kind, size);
  }

  /** The same of what does not differ by kind. */
  public OptionalDouble expected(Measure what, double size) {
    return expected(what, Regressions.ANY, size);
  }

  /** Writes down what was learned here and reads what was learned elsewhere. */
  public void exchange() throws SQLException {
    RegressionTable table = new RegressionTable(dataSource);
    for (Sample sample : samples()) {
      table.add(sample.key(), sample.line());
      forget(sample);
    }
    Regressions all = table.read();
    synchronized (this) {
      for (Sample since : unsaved) {
        all = all.with(since.key(), since.line());
      }
      known = all;
    }
  }

  private synchronized List<Sample> samples() {
    return List.copyOf(unsaved);
  }

  private synchronized void forget(Sample saved) {
    unsaved.remove(saved);
  }
}
