package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;

/** When a CLIENT span was open and current on no thread: then it waited for its peer. */
final class RemoteTime {
  private RemoteTime() {}

  static List<Interval> of(BreakdownInput input) {
    List<Interval> remote = List.of();
    for (SpanTime member : input.members()) {
      if (member.client()) {
        remote = remote.isEmpty() ? new ArrayList<>() : remote;
        addRemote(remote, member, input.tracks());
      }
    }
    return remote;
  }

  private static void addRemote(List<Interval> remote, SpanTime client, List<ThreadTrack> tracks) {
    List<Interval> current =
        Cover.union(
            tracks.stream()
                .flatMap(track -> track.scopes().stream())
                .filter(scope -> scope.spanId() == client.spanId())
                .map(scope -> new Interval(scope.start(), scope.end()))
                .toList());
    long reached = client.start();
    for (Interval interval : current) {
      if (interval.start() > reached) {
        remote.add(new Interval(reached, Math.min(interval.start(), client.end())));
      }
      reached = Math.max(reached, interval.end());
    }
    remote.add(new Interval(reached, client.end()));
  }
}
