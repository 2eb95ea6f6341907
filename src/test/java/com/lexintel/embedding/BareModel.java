package com.lexintel.embedding;

import ai.onnxruntime.OrtException;
import java.io.IOException;

/** The model of the server alone, for measurements beside it. */
public final class BareModel implements AutoCloseable {
  private final MiniLm model;

  public BareModel() throws IOException, OrtException {
    model = new MiniLm();
  }

  public float[] embed(String text) throws OrtException {
    return model.embed(text);
  }

  @Override
  public void close() {
    model.close();
  }
}
