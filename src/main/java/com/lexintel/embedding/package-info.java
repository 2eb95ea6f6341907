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
 * <p>The remote service is called through langchain4j, but with retries, a transport and a deadline
 * of our own: its retries log what the service said, which may quote the text or the key; its
 * transport offers HTTP/2 where servers stumble over it; and the JDK's request timeout ends when
 * the headers of an answer have come, however long its body takes.
 */
package com.lexintel.embedding;
