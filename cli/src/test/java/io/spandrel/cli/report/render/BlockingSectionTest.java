package io.spandrel.cli.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.view.Style;
import io.spandrel.recorder.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockingSectionTest {

  private static final String NO_PLACE =
      "    no place known: the recording lacks the stack, as happens at its edges";

  private static BlockingRow row(State state, String object, String frame, Holder holder) {
    return new BlockingRow(state, "", object, frame, "", "", 1, 9_000_000, 9_000_000, 1, holder);
  }

  private static List<String> lines(BlockingRow... rows) {
    Page page = new Page(Style.plain());
    BlockingSection.write(List.of(rows), page);
    return page.lines();
  }

  @Test
  void waitWithoutAStack_saysThatItsPlaceIsNotKnown() {
    assertThat(lines(row(State.LOCK, "com.acme.Ledger", "", Holder.UNKNOWN))).contains(NO_PLACE);
    assertThat(lines(row(State.SLEEP, "", "", Holder.UNKNOWN))).contains(NO_PLACE);
    assertThat(
            String.join(" ", lines(row(State.LOCK, "com.acme.Ledger", "", new Holder("t-1", ""))))
                .replaceAll(" +", " "))
        .contains(NO_PLACE.strip() + ", held by t-1");
  }

  @Test
  void lockOfAnIntArray_isNotTakenForTheUsers() {
    String words = "    an int[] guards a class's initialization, unless it is a lock of your own,";

    assertThat(lines(row(State.LOCK, "int[]", "com.acme.Shop.start:3", Holder.UNKNOWN)))
        .containsSequence(words, "    at Shop.start:3");
    assertThat(
            lines(
                row(State.PARK, "int[]", "com.acme.Shop.start:3", Holder.UNKNOWN),
                row(State.LOCK, "int[][]", "com.acme.Shop.start:3", Holder.UNKNOWN)))
        .noneMatch(line -> line.contains("initialization"));
  }

  @Test
  void timeThatACounterTellsOf_hasNoPlaceToMiss() {
    assertThat(
            lines(
                row(State.RUNNABLE, "CPU", "", Holder.UNKNOWN),
                row(State.REMOTE, "GET /price", "", Holder.UNKNOWN),
                row(State.LOCK, BlockingRow.OTHERS, "", Holder.UNKNOWN),
                row(State.LOCK, "com.acme.Ledger", "com.acme.Ledger.book:3", Holder.UNKNOWN)))
        .noneMatch(line -> line.contains("no place"));
  }
}
