package com.lexintel.estimates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
  @Test
  void theNextIsTakenByTheFirstWorkerThatIsFree() {
    Forecast forecast = new Forecast(2, List.of(30.0, 10.0));
    assertEquals(15, forecast.add(0, 5));
    assertEquals(35, forecast.add(0, 20));
    assertEquals(31, forecast.add(0, 1));
  }

  @Test
  void aWorkerWithNothingToDoBeginsAtOnce() {
    Forecast forecast = new Forecast(2, List.of(30.0));
    assertEquals(5, forecast.add(0, 5));
    assertEquals(12, forecast.add(10, 2), "but not before it may");
  }

  @Test
  void withoutWorkersNothingIsKnown() {
    assertTrue(Double.isNaN(new Forecast(0, List.of(5.0)).add(0, 5)));
  }

  @Test
  void whatIsNotKnownMakesTheRestNotKnown() {
    assertTrue(Double.isNaN(new Forecast(2, List.of(5.0, Double.NaN)).add(0, 5)));
    Forecast forecast = new Forecast(1, List.of());
    assertEquals(1, forecast.add(0, 1));
    assertTrue(Double.isNaN(forecast.add(0, Double.NaN)));
    assertTrue(Double.isNaN(forecast.add(0, 1)));
  }

  @Test
  void whatANodeThatIsGoneHeldTakesNobodysTime() {
    assertEquals(8, new Forecast(1, List.of(100.0, 3.0)).add(0, 5));
  }
}
