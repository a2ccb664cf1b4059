package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.BlockingKind;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.LockNames;
import io.spandrel.cli.report.model.ShortName;
import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.view.Durations;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The blocking profiles: for all, and how much of it in which task and region. */
final class BlockingSection {

  private static final int MAX_ROWS = 8;
  private static final int MAX_PLACES = 3;
  private static final String NUMBERS = "%9s %9s %9s";

  /** Where a chunk ends or a file is cut, a wait may be there and its stack may not. */
  private static final String NO_PLACE =
      "no place known: the recording lacks the stack, as happens at its edges";

  private BlockingSection() {}

  static void write(List<BlockingRow> blocking, Page page) {
    for (BlockingKind kind : BlockingKind.values()) {
      List<ProfileRow> rows = ProfileRow.of(blocking, kind);
      if (rows.isEmpty()) {
        continue;
      }
      page.heading(title(kind), NUMBERS.formatted("count", "total", "longest"));
      rows.stream().limit(MAX_ROWS).forEach(row -> write(row, page));
      if (rows.size() > MAX_ROWS) {
        List<ProfileRow> rest = rows.subList(MAX_ROWS, rows.size());
        page.line(
            "  and %s, %s in all"
                .formatted(
                    Amounts.plural(rest.size(), "other row"),
                    Durations.format(rest.stream().mapToLong(ProfileRow::totalNanos).sum())));
      }
    }
    if (blocking.stream().anyMatch(row -> row.kind() == BlockingKind.RUNNABLE)) {
      page.paragraph(
          "  ",
          "A wait lasts until its thread runs again: where CPUs are scarce, a part of the waits"
              + " above was for one.",
          page.style()::faint);
    }
  }

  private static String title(BlockingKind kind) {
    return switch (kind) {
      case NETWORK -> "Waiting for the network";
      case LOCK -> "Waiting for locks";
      case SYNC -> "Waiting for others, clocks and files";
      case RUNNABLE -> "Waiting for a CPU";
    };
  }

  private static void write(ProfileRow row, Page page) {
    String numbers =
        NUMBERS.formatted(
            Amounts.count(row.count()),
            Durations.format(row.totalNanos()),
            Durations.format(row.maxNanos()));
    page.row(what(row), text -> page.style().paint(Activity.of(row.state()), text), numbers);
    String where = where(row);
    if (!where.isEmpty()) {
      page.paragraph("    ", where);
    }
    String places = places(row);
    if (!places.isEmpty()) {
      page.paragraph("    ", places, page.style()::faint);
    }
  }

  private static String what(ProfileRow row) {
    List<String> words = new ArrayList<>();
    if (row.state() != State.RUNNABLE) {
      words.add(row.state().key());
    }
    words.add(row.operation());
    words.add(ShortName.of(row.object()));
    return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }

  private static String where(ProfileRow row) {
    List<String> parts = new ArrayList<>();
    if (LockNames.mayGuardAClass(row.state(), row.object())) {
      parts.add(LockNames.OF_A_CLASS);
    }
    if (!row.frame().isEmpty()) {
      parts.add("at " + ShortName.of(row.frame()));
    } else if (isWaitOfItsOwn(row)) {
      parts.add(NO_PLACE);
    }
    if (row.holder().isKnown()) {
      String frame = row.holder().frame();
      parts.add(
          "held by "
              + row.holder().thread()
              + (frame.isEmpty() ? "" : " (waiting at " + ShortName.of(frame) + ")"));
    }
    return String.join(", ", parts);
  }

  /** Not time that a counter tells of, nor what had no room. */
  private static boolean isWaitOfItsOwn(ProfileRow row) {
    return row.state() != State.RUNNABLE
        && row.state() != State.REMOTE
        && !row.object().equals(BlockingRow.OTHERS);
  }

  private static String places(ProfileRow row) {
    String tasks = places(row, "task", BlockingRow::task);
    String regions = places(row, "region", BlockingRow::region);
    return regions.isEmpty() || tasks.isEmpty() ? tasks + regions : tasks + " | " + regions;
  }

  private static String places(ProfileRow row, String word, Function<BlockingRow, String> name) {
    List<Map.Entry<String, Long>> places = row.by(name);
    String text =
        places.stream()
            .filter(place -> !place.getKey().isEmpty())
            .limit(MAX_PLACES)
            .map(place ->
                place.getKey() + Page.TIE + Amounts.percent(place.getValue(), row.totalNanos()))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : word + " " + text;
  }
}
