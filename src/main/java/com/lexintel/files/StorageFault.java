package com.lexintel.files;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when the disk does not do as it is told. */
final class StorageFault {
  private static final Logger LOG = LoggerFactory.getLogger(StorageFault.class);

  private StorageFault() {}

  static Problem unavailable(IOException cause) {
    LOG.error("The file store cannot be written: {}", cause.toString());
    return new Problem(
        ProblemCode.STORAGE_UNAVAILABLE,
        "The file store cannot be written; try again shortly",
        cause);
  }
}
