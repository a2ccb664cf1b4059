package io.spandrel.otel.capture;

import com.sun.net.httpserver.HttpExchange;
import io.spandrel.otel.capture.CaptureWatch.Ending;
import io.spandrel.otel.capture.TraceQuery.BadQuery;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Records for as long as the request says, then answers the file. */
final class TraceAnswer {
  private final Consumer<String> log;

  TraceAnswer(Consumer<String> log) {
    this.log = log;
  }

  /** A refusal, or empty if the request was answered or nobody waits for the answer. */
  Optional<Refusal> answer(HttpExchange exchange) throws IOException, InterruptedException {
    TraceQuery query;
    try {
      query = TraceQuery.parse(exchange.getRequestURI().getRawQuery());
    } catch (BadQuery e) {
      return Optional.of(new Refusal(Refusal.BAD_REQUEST, e.getMessage()));
    }
    ClientConnection client =
        new ClientConnection(
            exchange.getLocalAddress().getPort(), exchange.getRemoteAddress().getPort());
    Instant start = Instant.now();
    try (CaptureRecording capture = CaptureRecording.start()) {
      Ending ending =
          new CaptureWatch(capture, client::isGone, Long.MAX_VALUE).await(query.length());
      if (ending == Ending.UNWANTED) {
        return Optional.empty();
      }
      if (ending == Ending.DISK_FULL) {
        log.accept("Spandrel: a capture was cut short, as the disk under it is nearly full.");
      }
      capture.stop();
      try (InputStream content = content(capture)) {
        FileAnswer.send(exchange, content, CaptureNames.requested(start));
      }
      return Optional.empty();
    } catch (CaptureRefused e) {
      return Optional.of(new Refusal(status(e.reason()), e.getMessage()));
    }
  }

  private static int status(CaptureRefused.Reason reason) {
    return switch (reason) {
      case BUSY -> Refusal.CONFLICT;
      case NO_ROOM -> Refusal.NO_ROOM;
      case FAILED -> Refusal.FAILED;
    };
  }

  private static InputStream content(CaptureRecording capture) throws CaptureRefused {
    try {
      return capture.content();
    } catch (IOException e) {
      throw new CaptureRefused(
          CaptureRefused.Reason.FAILED, "There is nothing to answer: " + e.getMessage() + ".");
    }
  }
}
