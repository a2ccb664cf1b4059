package io.spandrel.cli.demo;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;

/** Where the demo's spans go besides its own views and checks. Threads: any. */
interface SpanDestinations {

  /** No other place. */
  SpanDestinations NOWHERE =
      new SpanDestinations() {
        @Override
        public void send(ExportTraceServiceRequest request) {
          // Nobody wants it.
        }

        @Override
        public void stop() {
          // Nothing runs.
        }
      };

  /** Takes a request to pass on; returns at once. */
  void send(ExportTraceServiceRequest request);

  /** Ends what was started for it, because this program is told to end. */
  void stop();
}
