package com.lexintel.channels.answer;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.DeliveryRate;
import java.util.UUID;

/** A node with answers, without a server, over a fake database. */
public final class AnswerNode {
  private final FakeTime time;
  private final FakeAnswers database = new FakeAnswers();
  private final AnswerChannels channels;

  public AnswerNode(FakeTime time) {
    this.time = time;
    channels = new AnswerChannels(DeliveryRate.of(10, 15_000), database, time, time, Runnable::run);
    beat();
  }

  private void beat() {
    channels.beat();
    time.after(1_000, this::beat);
  }

  public LiveAnswers live(LiveProgress progress) {
    return new LiveAnswers(progress, database, channels);
  }

  /** An answer that is being written. */
  public UUID write(String text) {
    return write(UUID.randomUUID(), text);
  }

  /** An answer of that case. */
  public UUID write(UUID caseId, String text) {
    UUID id = database.add(caseId);
    database.append(id, text, AnswerStatus.WRITING);
    return id;
  }

  /** Whether texts can be read that are not read on the node already. */
  public void away(boolean now) {
    database.away(now);
  }

  public void end(UUID id, String text) {
    database.append(id, text, AnswerStatus.COMPLETED);
  }
}
