package io.spandrel.receiver;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The one way from both protocols to the consumer; keeps what the consumer throws from the servers,
 * and counts.
 */
final class TraceSink {
  private final Consumer<? super ExportTraceServiceRequest> consumer;
  private final LongAdder traceRequests = new LongAdder();
  private final LongAdder consumerFailures = new LongAdder();
  private final LongAdder failedRequests = new LongAdder();

  TraceSink(Consumer<? super ExportTraceServiceRequest> consumer) {
    this.consumer = consumer;
  }

  void accept(ExportTraceServiceRequest request) throws ConsumerFailedException {
    try {
      consumer.accept(request);
    } catch (
        Throwable e) { // errors too: an assertion that fails in a consumer must not end a server
      consumerFailures.increment();
      throw new ConsumerFailedException(e);
    }
    traceRequests.increment();
  }

  void countFailedRequest() {
    failedRequests.increment();
  }

  ReceiverCounts counts() {
    return new ReceiverCounts(traceRequests.sum(), consumerFailures.sum(), failedRequests.sum());
  }

  /** The consumer threw; the sender may try again. */
  static final class ConsumerFailedException extends Exception {
    ConsumerFailedException(Throwable cause) {
      super("the consumer of the traces failed, try again later: " + cause, cause);
    }
  }
}
