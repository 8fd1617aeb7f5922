package io.agnoscope.inference.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A server over HTTP, through the official client, whose own retries are off. */
final class HttpChatServer implements ChatServer {

  /** What is read of an answer, in bytes; a longer one is cut, and then no JSON. */
  private static final long MOST_READ = 4L << 20;

  private static final String AUTHORIZATION = "Authorization";

  private final OpenAIClient client;
  private final String host;
  private final Duration connectTimeout;
  private final InstantSource clock;

  HttpChatServer(ServerAddress address, Duration connectTimeout, InstantSource clock) {
    this.host = String.valueOf(address.url().getHost());
    this.connectTimeout = connectTimeout;
    this.clock = clock;
    this.client =
        OpenAIOkHttpClient.builder()
            .baseUrl(address.url().toString())
            .apiKey("replaced")
            .maxRetries(0)
            .followRedirects(false)
            .disableTelemetry(true)
            .logLevel(LogLevel.OFF)
            .addInterceptor(chain -> exchange(chain, address.key()))
            .build();
  }

  /**
   * Sends under the key as it is now, and reads a bounded answer. The key is read for each request,
   * so that the one in a file can be changed without a restart.
   */
  private static Response exchange(Interceptor.Chain chain, ApiKey key) throws IOException {
    Request.Builder request = chain.request().newBuilder().removeHeader(AUTHORIZATION);
    read(key).ifPresent(value -> request.header(AUTHORIZATION, "Bearer " + value));
    TraceHeaders.text(Context.current())
        .ifPresent(trace -> request.header(TraceHeaders.TRACEPARENT, trace));
    try (Response response = chain.proceed(request.build())) {
      return response.newBuilder().body(response.peekBody(MOST_READ)).build();
    }
  }

  private static Optional<String> read(ApiKey key) throws KeyUnreadableException {
    try {
      return key.read();
    } catch (IOException e) {
      throw new KeyUnreadableException(e);
    }
  }

  @Override
  public Attempt send(ChatCompletionCreateParams request, Duration timeout)
      throws InterruptedException {
    Context context = Context.current();
    try (ActiveSpan span = Traces.in(context).follow("chat", SpanKind.CLIENT, context)) {
      span.set(SpanAttributes.SERVER, host);
      Attempt attempt = exchange(request, timeout);
      describe(span, attempt);
      return attempt;
    }
  }

  private static void describe(ActiveSpan span, Attempt attempt) {
    switch (attempt) {
      case Attempt.Said said -> span.set(SpanAttributes.HTTP_STATUS, 200);
      case Attempt.Refused refused -> {
        span.set(SpanAttributes.HTTP_STATUS, refused.status());
        span.failed(Line.REFUSED);
      }
      case Attempt.Unreadable unreadable -> span.failed(Line.UNREADABLE);
      case Attempt.Gone gone -> {
        if (gone.status() > 0) {
          span.set(SpanAttributes.HTTP_STATUS, gone.status());
        }
        span.failed(gone.why().label());
      }
      case Attempt.Slow slow -> span.failed(Away.TIMEOUT.label());
      case Attempt.NotSent notSent -> span.failed(notSent.cause());
    }
  }

  private Attempt exchange(ChatCompletionCreateParams request, Duration timeout)
      throws InterruptedException {
    try {
      return new Attempt.Said(
          Completions.read(client.chat().completions().create(request, options(timeout))));
    } catch (OpenAIServiceException e) {
      return ofStatus(e);
    } catch (OpenAIInvalidDataException e) {
      return interruptedOr(new Attempt.Unreadable());
    } catch (OpenAIIoException e) {
      return interruptedOr(gone(ofBroken(e.getCause()), 0));
    } catch (OpenAIException e) {
      return interruptedOr(gone(Away.UNREACHABLE, 0));
    }
  }

  private static Away ofBroken(@Nullable Throwable cause) {
    return switch (cause) {
      case KeyUnreadableException unreadable -> Away.UNAUTHORIZED;
      case InterruptedIOException late -> Away.TIMEOUT;
      case null, default -> Away.UNREACHABLE;
    };
  }

  private static Attempt interruptedOr(Attempt attempt) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the answer is no longer wanted");
    }
    return attempt;
  }

  private RequestOptions options(Duration timeout) {
    Duration connect = connectTimeout.compareTo(timeout) < 0 ? connectTimeout : timeout;
    return RequestOptions.builder()
        .timeout(
            Timeout.builder()
                .connect(connect)
                .read(timeout)
                .write(timeout)
                .request(timeout)
                .build())
        .build();
  }

  private Attempt ofStatus(OpenAIServiceException e) {
    int status = e.statusCode();
    return switch (status) {
      case 400, 413, 422 -> new Attempt.Refused(status);
      case 401, 403 -> gone(Away.UNAUTHORIZED, status);
      case 404 -> gone(Away.NO_SUCH_MODEL, status);
      case 408 -> gone(Away.TIMEOUT, status);
      case 429 -> new Attempt.Gone(Away.THROTTLED, status, retryAfter(e));
      default ->
          status >= 500
              ? new Attempt.Gone(Away.SERVER_ERROR, status, retryAfter(e))
              : gone(Away.UNEXPECTED_STATUS, status);
    };
  }

  private Duration retryAfter(OpenAIServiceException e) {
    return e.headers().values("Retry-After").stream()
        .findFirst()
        .map(value -> RetryAfter.parse(value, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private static Attempt gone(Away why, int status) {
    return new Attempt.Gone(why, status, Duration.ZERO);
  }

  @Override
  public void close() {
    client.close();
  }

  private static final class KeyUnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    KeyUnreadableException(IOException cause) {
      super("the key's file cannot be read", cause);
    }
  }
}
