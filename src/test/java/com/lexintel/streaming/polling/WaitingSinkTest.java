package com.lexintel.streaming.polling;

import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.MessageSinkContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class WaitingSinkTest extends MessageSinkContract {

  @Override
  protected boolean endsWithTheFirstChange() {
    return true;
  }

  @Override
  protected Connection connect() {
    AtomicInteger answers = new AtomicInteger();
    WaitingSink sink = new WaitingSink(answers::incrementAndGet, Runnable::run);
    return new Connection() {
      @Override
      public MessageSink sink() {
        return sink;
      }

      @Override
      public List<String> received() {
        return List.of();
      }

      // It sends nothing while it waits, so it cannot notice what its client does.
      @Override
      public void stall() {}

      @Override
      public void read() {}

      @Override
      public void leave() {}

      @Override
      public int ends() {
        return answers.get();
      }
    };
  }
}
