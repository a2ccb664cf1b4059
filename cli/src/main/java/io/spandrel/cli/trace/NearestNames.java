package io.spandrel.cli.trace;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who wrote a name that is not there. */
public final class NearestNames {

  private static final int MOST = 3;

  private NearestNames() {}

  /** The three that need the fewest changes, nearest first. */
  public static List<String> of(String wrong, Collection<String> names) {
    String wanted = wrong.toLowerCase(Locale.ROOT);
    return names.stream()
        .sorted(
            Comparator.comparingInt((String name) -> changes(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Letters to insert, delete or replace; one name inside the other is nearer than that says. */
  private static int changes(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    boolean inside = other.contains(one) || one.contains(other);
    return inside ? before[other.length()] / 2 : before[other.length()];
  }
}
