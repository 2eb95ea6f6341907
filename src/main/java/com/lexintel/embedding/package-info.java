/**
 * Turns passages into vectors of unit length, within the server or through a remote service.
 *
 * <p>The in-process model is run on ONNX Runtime itself, one passage a run, each run on one thread
 * and as many runs at once as there are cores. Several passages in a run are no faster, and they
 * change a passage's vector with its neighbours, because a quantized run takes its scale over all
 * of them. The model's published tokenizer cuts a text after 128 tokens, and langchain4j leaves it
 * so; a passage is longer than that. Here it is read in windows of 256 tokens, and no text is left
 * out.
 *
 * <p>langchain4j calls the remote service, through the JDK's HTTP client. Retries and the deadline
 * are our own. The library's retries log the answer of the service, which may quote the text or the
 * key. The JDK's request timeout only covers the time until the headers of the answer are there,
 * not its body.
 */
package com.lexintel.embedding;
