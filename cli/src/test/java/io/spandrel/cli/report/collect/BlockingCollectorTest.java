package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.lock;
import static io.spandrel.cli.report.Samples.waited;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.model.BlockingKind;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.recorder.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockingCollectorTest {

  private final BlockingCollector blocking = new BlockingCollector();

  @Test
  void likeWaits_areOneRow() {
    blocking.add(lock(1, 0, 5));
    blocking.add(lock(2, 0, 9));
    blocking.add(waited(State.SOCKET, 1, 10, 12, "read", "db:5432"));

    List<BlockingRow> rows = blocking.rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .isEqualTo(
            new BlockingRow(
                State.LOCK,
                "",
                "com.acme.Ledger",
                "com.acme.Ledger.book:31",
                "",
                "",
                2,
                14 * MS,
                9 * MS,
                2,
                new Holder("exec-9", "")));
    assertThat(rows.get(1).kind()).isEqualTo(BlockingKind.NETWORK);
  }

  @Test
  void tasksAndRegions_haveRowsOfTheirOwn() {
    WaitSum sum = new WaitSum();
    sum.add(lock(1, 0, 5));
    WaitKey key = WaitKey.of(lock(1, 0, 5));
    blocking.add(key, "order", "book", sum);
    blocking.add(key, "order", "", sum);
    blocking.add(key, "refund", "book", sum);

    assertThat(blocking.rows()).hasSize(3).allMatch(row -> row.totalNanos() == 5 * MS);
  }

  @Test
  void objectsWithoutEnd_areFoldedAndCounted() {
    for (int i = 0; i < 3 * BlockingCollector.MAX_ROWS; i++) {
      blocking.add(waited(State.FILE, 1, 0, 1, "read", "/tmp/" + i));
    }
    blocking.add(lock(1, 0, 1));

    List<BlockingRow> rows = blocking.rows();
    assertThat(rows).hasSizeLessThanOrEqualTo(BlockingCollector.MAX_ROWS + 2);
    assertThat(rows.get(0).object()).isEqualTo(WaitKey.OTHERS);
    assertThat(rows.stream().mapToLong(BlockingRow::count).sum())
        .isEqualTo(3L * BlockingCollector.MAX_ROWS + 1);
    assertThat(rows).anyMatch(row -> row.state() == State.LOCK);
  }

  @Test
  void holder_isThatOfTheLongestWait_withWhatIsKnownOfItsPlace() {
    WaitSum sum = new WaitSum();
    sum.add(lock(1, 0, 5));
    sum.heldBy(new Holder("exec-2", "com.acme.Db.query:9"), 50 * MS);
    sum.heldBy(new Holder("exec-3", "com.acme.Db.other:9"), 20 * MS);

    assertThat(sum.holder()).isEqualTo(new Holder("exec-2", "com.acme.Db.query:9"));
  }

  @Test
  void holdersPlace_isAddedToTheSameHolder() {
    WaitSum sum = new WaitSum();
    sum.add(lock(1, 0, 5));
    sum.heldBy(new Holder("exec-9", "com.acme.Db.query:9"), 4 * MS);

    assertThat(sum.holder()).isEqualTo(new Holder("exec-9", "com.acme.Db.query:9"));
  }
}
