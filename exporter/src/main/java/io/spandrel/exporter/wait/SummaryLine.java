package io.spandrel.exporter.wait;

import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.BreakdownInput;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.SpanTime;
import java.util.ArrayList;
import java.util.List;

/** The summary of a span: a local root's speaks of its totals, another's of its own parts. */
public final class SummaryLine {
  /** So many descendants of a root are asked for their longest waits. */
  private static final int MOST_MEMBERS = 256;

  private final Holders holders;

  public SummaryLine(Timeline timeline) {
    this.holders = new Holders(timeline);
  }

  /**
   * @param own the span's own waits
   */
  public String of(Subject subject, List<OwnWait> own) {
    if (subject.totals() == null) {
      return Summary.of(subject, subject.own().parts(), own, holders::of);
    }
    return Summary.of(
        subject, subject.totals().parts(), waitsOfAll(subject.totalsInput()), holders::of);
  }

  private static List<OwnWait> waitsOfAll(BreakdownInput totals) {
    List<OwnWait> waits = new ArrayList<>();
    List<SpanTime> members = totals.members();
    for (SpanTime member : members.subList(0, Math.min(MOST_MEMBERS, members.size()))) {
      waits.addAll(
          OwnWait.of(
              new BreakdownInput(
                  member,
                  List.of(member),
                  totals.tracks(),
                  totals.pauses(),
                  List.of(),
                  List.of(),
                  List.of(),
                  0,
                  true)));
    }
    return waits;
  }
}
