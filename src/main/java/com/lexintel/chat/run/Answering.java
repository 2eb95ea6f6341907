package com.lexintel.chat.run;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.chat.answer.AnswerFailed;
import com.lexintel.chat.answer.AnswerLost;
import com.lexintel.chat.answer.AnswerWriter;
import com.lexintel.chat.answer.Usage;
import com.lexintel.chat.provider.AnswerProvider;
import com.lexintel.chat.provider.Inquiries;
import com.lexintel.chat.provider.Inquiry;
import com.lexintel.database.DatabaseFault;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the provider write one answer, and says truthfully how it ended. */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  private final Inquiries inquiries;
  private final Providers providers;

  Answering(Inquiries inquiries, Providers providers) {
    this.inquiries = inquiries;
    this.providers = providers;
  }

  /** Returns when the answer has ended, or is not this writer's any more. */
  void write(AnswerWriter writer) throws InterruptedException {
    AnswerProvider provider = providers.provider();
    try {
      Optional<Inquiry> inquiry = inquiries.of(writer.claim().answerId());
      if (inquiry.isPresent()) {
        Usage usage = provider.write(inquiry.get(), writer);
        writer.end(null, usage);
      }
    } catch (AnswerLost lost) {
      LOG.debug("Answer {} is not written any more", writer.claim().answerId());
    } catch (AnswerFailed failed) {
      LOG.info("Answer {} failed: {}", writer.claim().answerId(), failed.getMessage());
      writer.end(failed.failure(), Usage.NONE);
    } catch (SQLException | RuntimeException fault) {
      // A connection that was open before the database was restarted fails at its next use.
      if (DatabaseFault.in(fault) && writer.handBack()) {
        LOG.info("Answer {} is begun anew: {}", writer.claim().answerId(), fault.getMessage());
      } else {
        writer.end(failure(writer, fault), Usage.NONE);
      }
    }
  }

  private static AnswerFailure failure(AnswerWriter writer, Exception fault) {
    LOG.error("Answer {} failed", writer.claim().answerId(), fault);
    return DatabaseFault.in(fault)
        ? new AnswerFailure("database_unavailable", "The database could not be reached")
        : new AnswerFailure("internal_error", "Something went wrong while this was answered");
  }
}
