package io.spandrel.exporter.wait;

import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.breakdown.OwnWait;
import java.util.List;

/** The summary of a span: a local root's speaks of its totals, another's of its own parts. */
public final class SummaryLine {
  private final Holders holders;

  public SummaryLine(Holders holders) {
    this.holders = holders;
  }

  /**
   * @param own the span's own waits
   * @param totals a local root's with its descendants'
   */
  public String of(Subject subject, List<OwnWait> own, List<OwnWait> totals) {
    if (subject.totals() == null) {
      return Summary.of(subject, subject.own().parts(), own, holders::of);
    }
    return Summary.of(subject, subject.totals().parts(), totals, holders::of);
  }
}
