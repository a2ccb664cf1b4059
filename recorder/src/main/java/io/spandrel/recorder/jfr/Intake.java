package io.spandrel.recorder.jfr;

import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.timeline.ClosedScope;

/** Takes what the events said, in the order of the stream; all times are the recorder's. */
public interface Intake {
  void scope(ClosedScope scope);

  void shortScopes(long spanId, long sumNanos);

  /** Only in files: a scope that was open at a moment. */
  void openScope(RecordedOpenScope scope);

  void wait(long threadId, Wait wait);

  void pause(Pause pause);

  /** The stream has been watched since before this moment and up to it. */
  void clock(long nanos);

  void marker(long sequence, long nanos);

  /** Events were lost: by JFR, or because one could not be read. */
  void lost(long count);
}
