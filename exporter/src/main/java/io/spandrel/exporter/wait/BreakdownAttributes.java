package io.spandrel.exporter.wait;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Breakdown;
import io.spandrel.recorder.breakdown.Parts;

/** A breakdown as span attributes: a part of 0 is left out, {@code unexplained} never. */
public final class BreakdownAttributes {
  private BreakdownAttributes() {}

  public static Attributes of(Subject subject, long thresholdNanos, String summary) {
    AttributesBuilder attributes = subject.data().getAttributes().toBuilder();
    Breakdown own = subject.own();
    for (State state : State.values()) {
      long nanos = own.parts().nanos(state);
      if (nanos != 0 || state == State.UNEXPLAINED) {
        attributes.put(Keys.part(state), nanos);
      }
    }
    addBesideTheSum(attributes, subject, thresholdNanos);
    if (subject.totals() != null) {
      addTotals(attributes, subject.totals().parts());
      if (subject.incomplete()) {
        attributes.put(Keys.INCOMPLETE, true);
      }
    }
    attributes.put(Keys.SUMMARY, summary);
    return attributes.build();
  }

  private static void addBesideTheSum(
      AttributesBuilder attributes, Subject subject, long thresholdNanos) {
    Breakdown own = subject.own();
    if (own.threads() > 1) {
      attributes.put(Keys.CPU_TIME, own.cpuTimeNanos());
    }
    if (own.threads() != 1) {
      attributes.put(Keys.THREADS, (long) own.threads());
    }
    if (own.gcOverlapNanos() > 0) {
      attributes.put(Keys.GC_OVERLAP, own.gcOverlapNanos());
    }
    if (thresholdNanos != RecorderSettings.DEFAULT_THRESHOLD_NANOS) {
      attributes.put(Keys.THRESHOLD, thresholdNanos);
    }
    if (subject.loss()) {
      attributes.put(Keys.LOSS, true);
    }
    if (own.ongoing()) {
      attributes.put(Keys.ONGOING, true);
    }
  }

  private static void addTotals(AttributesBuilder attributes, Parts totals) {
    for (State state : State.values()) {
      long nanos = totals.nanos(state);
      if (nanos != 0 || state == State.UNEXPLAINED) {
        attributes.put(Keys.total(state), nanos);
      }
    }
  }
}
