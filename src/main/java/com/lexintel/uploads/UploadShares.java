package com.lexintel.uploads;

import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What one user may take of this node's uploads: each holds a thread of the server while it lasts,
 * and fills the disk. There is no such limit for the one user of the mode without a login.
 */
@ApplicationScoped
public class UploadShares {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private int onNode;
  private int ofUser;
  private long hourly;
  private Clock clock;
  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();
  private int all;
  private long hour;

  protected UploadShares() {}

  @Inject
  public UploadShares(Settings settings, Clock clock) {
    this.onNode = settings.number("lexintel.upload.max-parallel", 1, 10_000);
    this.ofUser = settings.number("lexintel.upload.max-per-user", 1, 10_000);
    this.hourly = settings.size("lexintel.upload.max-hourly", 1);
    this.clock = clock;
  }

  /**
   * Begins an upload, to be closed at its end.
   *
   * @throws Problem {@code too_many_uploads}, {@code upload_budget_spent}
   */
  synchronized Share begin(Identity user) {
    Share share = new Share(user.unrestricted() ? null : user.name());
    share.count(0);
    if (all >= onNode) {
      throw tooMany("This server takes as many uploads as it may");
    }
    if (share.user != null && open.getOrDefault(share.user, 0) >= ofUser) {
      throw tooMany("This user has as many uploads under way as one may have");
    }
    all++;
    open.merge(share.key(), 1, Integer::sum);
    return share;
  }

  private static Problem tooMany(String detail) {
    return new Problem(ProblemCode.TOO_MANY_UPLOADS, detail);
  }

  private synchronized void end(Share share) {
    all--;
    open.compute(share.key(), (user, count) -> count == 1 ? null : count - 1);
  }

  private synchronized void count(String user, int more) {
    long now = clock.millis() / HOUR;
    if (now != hour) {
      hour = now;
      bytes.clear();
    }
    if (bytes.merge(user, (long) more, Long::sum) > hourly) {
      throw new Problem(
          ProblemCode.UPLOAD_BUDGET_SPENT,
          "This user has uploaded as much as one may in an hour: " + hourly + " bytes");
    }
  }

  /** One upload. */
  final class Share implements AutoCloseable {
    private final String user;
    private boolean ended;

    private Share(String user) {
      this.user = user;
    }

    private String key() {
      return user == null ? "" : user;
    }

    /**
     * More bytes have come.
     *
     * @throws Problem {@code upload_budget_spent}
     */
    void count(int more) {
      if (user != null) {
        UploadShares.this.count(user, more);
      }
    }

    @Override
    public void close() {
      if (!ended) {
        ended = true;
        end(this);
      }
    }
  }
}
