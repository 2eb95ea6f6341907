package com.lexintel.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Map;

/** The model all-MiniLM-L6-v2 (int8) in native memory. Safe for use by many threads. */
final class MiniLm implements AutoCloseable {
  static final String MODEL = "all-MiniLM-L6-v2";
  static final int DIMENSIONS = 384;
  private static final String NAME = "/all-minilm-l6-v2-q";
  private static final Map<String, String> WINDOWS =
      Map.of("padding", "false", "truncation", "true", "maxLength", "256");

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final TokenizerLibrary library = TokenizerLibrary.fresh();
  private final HuggingFaceTokenizer tokenizer;
  private final OrtSession session;

  /** Loads the model from the class path. */
  MiniLm() throws IOException, OrtException {
    try (InputStream vocabulary = MiniLm.class.getResourceAsStream(NAME + "-tokenizer.json");
        InputStream weights = MiniLm.class.getResourceAsStream(NAME + ".onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      tokenizer = HuggingFaceTokenizer.newInstance(vocabulary, WINDOWS);
      options.setIntraOpNumThreads(1);
      session = environment.createSession(weights.readAllBytes(), options);
    } finally {
      library.loaded();
    }
  }

  /** The mean over the tokens of the whole text, however many windows it takes, at length 1. */
  float[] embed(String text) throws OrtException {
    float[] sum = new float[DIMENSIONS];
    Encoding window = tokenizer.encode(text, true, true);
    addTokens(window, sum);
    for (Encoding further : window.getOverflowing()) {
      addTokens(further, sum);
    }
    return UnitVector.of(sum).orElseThrow();
  }

  private void addTokens(Encoding window, float[] sum) throws OrtException {
    try (OnnxTensor ids = row(window.getIds());
        OnnxTensor mask = row(window.getAttentionMask());
        OnnxTensor types = row(window.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] state = new float[DIMENSIONS];
      while (states.hasRemaining()) {
        states.get(state);
        for (int i = 0; i < DIMENSIONS; i++) {
          sum[i] += state[i];
        }
      }
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {values});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      tokenizer.close();
      library.close();
    }
  }
}
