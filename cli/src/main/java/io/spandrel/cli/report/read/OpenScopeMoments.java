package io.spandrel.cli.report.read;

import io.spandrel.cli.report.sample.ScopeSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Scopes that were open at one moment, handed on together, inner ones first: as they would have
 * closed.
 */
final class OpenScopeMoments {

  private final List<ScopeSample> ofMoment = new ArrayList<>();
  private final Consumer<ScopeSample> scopes;

  OpenScopeMoments(Consumer<ScopeSample> scopes) {
    this.scopes = scopes;
  }

  void read(RecordedEvent event) {
    long seen = event.getLong("seenNanos");
    if (!ofMoment.isEmpty() && ofMoment.get(0).endNanos() != seen) {
      handOn();
    }
    long threadId = event.getLong("threadId");
    if (threadId == 0) {
      // The moment is complete.
      handOn();
      return;
    }
    ofMoment.add(
        new ScopeSample(
            threadId,
            event.getLong("traceIdHigh"),
            event.getLong("traceIdLow"),
            event.getLong("spanId"),
            event.getLong("startNanos"),
            seen));
  }

  private void handOn() {
    ofMoment.sort(Comparator.comparingLong(ScopeSample::startNanos).reversed());
    ofMoment.forEach(scopes);
    ofMoment.clear();
  }
}
