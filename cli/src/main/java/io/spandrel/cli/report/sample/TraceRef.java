package io.spandrel.cli.report.sample;

import io.opentelemetry.api.trace.TraceId;

/** A trace by its id, which is made a text only where one is shown: few are. */
public record TraceRef(long high, long low) {

  /** The id as traces write it. */
  public String text() {
    return TraceId.fromLongs(high, low);
  }
}
