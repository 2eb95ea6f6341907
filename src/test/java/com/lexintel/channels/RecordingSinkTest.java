package com.lexintel.channels;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.MessageSinkContract;
import java.util.List;
import java.util.stream.Stream;

/** What stands for a client in the tests of channels keeps the contract that doors keep. */
class RecordingSinkTest extends MessageSinkContract {

  @Override
  protected Connection connect() {
    RecordingSink sink = new RecordingSink();
    return new Connection() {
      @Override
      public MessageSink sink() {
        return sink;
      }

      @Override
      public List<String> received() {
        Stream<Message> control = sink.connected() ? Stream.of(sink.control()) : Stream.of();
        return Stream.concat(control, sink.messages().stream()).map(Message::data).toList();
      }

      @Override
      public void stall() {
        sink.slow(true);
      }

      @Override
      public void read() {
        sink.slow(false);
      }

      @Override
      public void leave() {
        sink.leave();
      }

      @Override
      public int ends() {
        return sink.ends();
      }
    };
  }
}
