package com.lexintel.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.MovingClock;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A node takes four uploads; a user has two of them and 1,000 bytes an hour. */
class UploadSharesTest {
  private final MovingClock clock = new MovingClock();
  private final UploadShares shares =
      new UploadShares(
          TestSettings.with(
              Map.of(
                  "lexintel.upload.max-parallel", "4",
                  "lexintel.upload.max-per-user", "2",
                  "lexintel.upload.max-hourly", "1000")),
          clock);
  private final Identity anna = user("anna");
  private final Identity ben = user("ben");

  @Test
  void aUserHasAShareOfTheUploads() {
    UploadShares.Share first = shares.begin(anna);
    shares.begin(anna);
    assertRefused(ProblemCode.TOO_MANY_UPLOADS, () -> shares.begin(anna));
    shares.begin(ben);
    first.close();
    first.close();
    shares.begin(anna);
    assertRefused(ProblemCode.TOO_MANY_UPLOADS, () -> shares.begin(anna));
  }

  @Test
  void aNodeHasAnEnd() {
    List<UploadShares.Share> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      open.add(shares.begin(Identity.LOCAL));
    }
    assertRefused(ProblemCode.TOO_MANY_UPLOADS, () -> shares.begin(ben));
    open.get(0).close();
    shares.begin(ben);
  }

  @Test
  void whatAUserBringsInAnHourIsBounded() {
    UploadShares.Share first = shares.begin(anna);
    first.count(600);
    first.count(400);
    assertRefused(ProblemCode.UPLOAD_BUDGET_SPENT, () -> first.count(1));
    first.close();
    assertRefused(ProblemCode.UPLOAD_BUDGET_SPENT, () -> shares.begin(anna));
    shares.begin(ben).count(1_000);
    shares.begin(Identity.LOCAL).count(1_000_000);
    clock.pass(Duration.ofHours(1));
    shares.begin(anna).count(1_000);
  }

  private static void assertRefused(ProblemCode code, Executable begin) {
    assertEquals(code, assertThrows(Problem.class, begin).code());
  }

  private static Identity user(String name) {
    return new Identity(name, name, Set.of(), false, true, "oidc", null, null);
  }
}
