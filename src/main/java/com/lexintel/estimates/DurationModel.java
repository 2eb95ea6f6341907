package com.lexintel.estimates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.sql.DataSource;

/**
 * How long each step takes on this installation, learned from the documents before. Learning and
 * predicting use memory only, so they are cheap; {@link #exchange} reads and writes the database.
 */
@ApplicationScoped
public class DurationModel {
  /** What is learned while the database is away must not fill the memory. */
  private static final int MOST_UNSAVED = 10_000;

  private DataSource dataSource;

  private final List<Sample> unsaved = new ArrayList<>();
  private Regressions known = Regressions.NONE;

  public DurationModel() {}

  @Inject
  public DurationModel(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private record Sample(Regressions.Key key, Regression regression) {}

  /**
   * Learns from one measurement.
   *
   * @param kind the media type
   * @param size and {@code result}: in the units that the measure names
   */
  public synchronized void learn(Measure measure, String kind, double size, double result) {
    learn(new Regressions.Key(measure, kind), size, result);
    learn(new Regressions.Key(measure, Regressions.ANY), size, result);
  }

  /** Learns from one measurement that does not depend on the media type. */
  public synchronized void learn(Measure measure, double size, double result) {
    learn(new Regressions.Key(measure, Regressions.ANY), size, result);
  }

  private void learn(Regressions.Key key, double size, double result) {
    Regression regression = known.of(key.measure(), key.kind());
    if (result <= 0 && !regression.isKnown()) {
      // Errors count relative to the expected result, which would be zero.
      return;
    }
    Regression sample = regression.sample(size, result);
    known = known.with(key, sample);
    if (unsaved.size() < MOST_UNSAVED) {
      unsaved.add(new Sample(key, sample));
    }
  }

  /** The result to expect; empty while nothing like it has been measured. */
  public synchronized OptionalDouble expected(Measure measure, String kind, double size) {
    return known.expected(measure, kind, size);
  }

  /** The result to expect of what does not depend on the media type. */
  public OptionalDouble expected(Measure measure, double size) {
    return expected(measure, Regressions.ANY, size);
  }

  /** Stores what this node has learned, and reads what all nodes have learned. */
  public void exchange() throws SQLException {
    RegressionTable table = new RegressionTable(dataSource);
    for (Sample sample : samples()) {
      table.add(sample.key(), sample.regression());
      forget(sample);
    }
    Regressions all = table.read();
    synchronized (this) {
      for (Sample recent : unsaved) {
        all = all.with(recent.key(), recent.regression());
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
