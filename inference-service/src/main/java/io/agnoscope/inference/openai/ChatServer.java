package io.agnoscope.inference.openai;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;

/** Sends one request, once. Thread-safe. */
interface ChatServer extends AutoCloseable {

  /**
   * Sends a request and waits for what becomes of it.
   *
   * @param timeout for all of it, more than 0
   * @throws InterruptedException when the answer is no longer wanted; the connection is given up
   */
  Attempt send(ChatCompletionCreateParams request, Duration timeout) throws InterruptedException;

  @Override
  void close();
}
