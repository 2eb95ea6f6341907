package com.lexintel.estimates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionTest {
  private Regression regression = Regression.EMPTY;

  @Test
  void knowsNothingAtFirstAndTheRatioAfterOne() {
    assertFalse(regression.isKnown());
    measure(100, 5);
    assertTrue(regression.isKnown());
    assertEquals(10, regression.predict(200), 1e-6);
  }

  @Test
  void separatesWhatEachDocumentCostsFromWhatItsSizeCosts() {
    for (int size = 10; size <= 100_000; size *= 3) {
      measure(size, 0.5 + size * 0.01);
    }
    assertEquals(0.5, regression.predict(0), 0.01);
    assertEquals(50.5, regression.predict(5_000), 0.1);
  }

  @Test
  void meetsTheMiddleOfWhatVaries() {
    Random chance = new Random(7);
    for (int n = 0; n < 400; n++) {
      double size = Math.exp(3 + 5 * chance.nextDouble());
      measure(size, size * 0.02 * Math.exp(0.3 * chance.nextGaussian()));
    }
    assertEquals(20, regression.predict(1_000), 3);
  }

  @Test
  void followsWhenThingsBecomeSlower() {
    measureSome(200, 0.01);
    assertEquals(10, regression.predict(1_000), 0.1);
    measureSome(200, 0.03);
    assertEquals(30, regression.predict(1_000), 3);
  }

  @Test
  void isNotSpoiledByAnOutlier() {
    measureSome(100, 0.01);
    measure(1_000, 100_000);
    assertEquals(10, regression.predict(1_000), 0.5);
    measure(1_000, 0);
    assertEquals(10, regression.predict(1_000), 0.5);
  }

  @Test
  void isNeverNegative() {
    for (int n = 1; n < 20; n++) {
      measure(n, 100.0 / n);
    }
    assertTrue(regression.predict(1_000_000) > 0);
    assertTrue(regression.predict(0) > 0);
  }

  @Test
  void neverSizedIsTheMean() {
    measure(0, 3);
    measure(0, 3);
    assertEquals(3, regression.predict(0), 1e-6);
  }

  private void measureSome(int number, double each) {
    for (int n = 1; n <= number; n++) {
      measure(n * 10, n * 10 * each);
    }
  }

  private void measure(double size, double result) {
    regression = regression.plus(regression.sample(size, result));
  }
}
