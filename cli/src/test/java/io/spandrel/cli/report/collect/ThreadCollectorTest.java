package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.lock;
import static io.spandrel.cli.report.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.model.ThreadRow;
import io.spandrel.cli.report.sample.ThreadRef;
import io.spandrel.cli.report.sample.ThreadTime;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.recorder.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadCollectorTest {

  private final LoadSeries demand = new LoadSeries();
  private final ThreadCollector threads = new ThreadCollector(demand);

  @Test
  void counters_countFromTheFirstReading() {
    threads.add(time(1, 0, 500, 40));
    threads.add(time(1, 1_000, 900, 60));
    threads.add(time(1, 2_000, 1_000, 160));
    threads.add(lock(1, 100, 130));

    ThreadRow row = threads.rows().get(0);
    assertThat(row.runningNanos()).isEqualTo(500 * MS);
    assertThat(row.runnableNanos()).isEqualTo(120 * MS);
    assertThat(row.states().nanos(State.LOCK)).isEqualTo(30 * MS);
    assertThat(row.group()).isEqualTo("exec-#");
  }

  /** JFR tells its own account a moment before the extension tells the kernel's. */
  @Test
  void counters_doNotContinueWhatTheJvmSaidOfTheThreadBefore() {
    threads.add(new ThreadTime(1_001, "worker", 0, 0, -1, false));
    threads.add(new ThreadTime(1_001, "worker", 14 * MS, 6_000 * MS, 900 * MS));
    threads.add(new ThreadTime(1_001, "worker", 1_014 * MS, 6_025 * MS, 903 * MS));

    ThreadRow row = threads.rows().get(0);
    assertThat(row.watchedNanos()).isEqualTo(1_000 * MS);
    assertThat(row.runningNanos()).isEqualTo(25 * MS);
    assertThat(row.runnableNanos()).isEqualTo(3 * MS);
  }

  @Test
  void threadThatBeganInTheRecording_countsFromItsBegin() {
    threads.started(1_001, "worker-7", 300 * MS);
    threads.add(new ThreadTime(1_001, "worker-7", 1_000 * MS, 400 * MS, 60 * MS));
    threads.started(1_001, "worker-8", 1_500 * MS);
    threads.add(new ThreadTime(1_001, "worker-8", 2_000 * MS, 50 * MS, 5 * MS));

    ThreadRow row = threads.rows().get(0);
    assertThat(row.name()).isEqualTo("worker-8");
    assertThat(row.watchedNanos()).isEqualTo(1_200 * MS);
    assertThat(row.runningNanos()).isEqualTo(450 * MS);
    assertThat(row.runnableNanos()).isEqualTo(65 * MS);
  }

  @Test
  void name_isTheFullOneWhereItIsKnown() {
    threads.add(new ThreadTime(1_001, "http-nio-8080-e", 0, 0, 0));
    threads.add(new ThreadTime(1_001, "http-nio-8080-e", 1_000 * MS, MS, 0));
    threads.name(1_001, "http-nio-8080-exec-1");

    assertThat(threads.rows()).extracting(ThreadRow::name).containsExactly("http-nio-8080-exec-1");
  }

  @Test
  void virtualThreads_shareARow() {
    for (int i = 0; i < 100; i++) {
      WaitSample wait = lock(1, 0, 1);
      threads.add(
          new WaitSample(
              State.LOCK,
              new ThreadRef(100 + i, 0, "", true),
              wait.startNanos(),
              wait.endNanos(),
              "",
              "",
              "",
              ""));
    }

    assertThat(threads.rows()).hasSize(1);
    assertThat(threads.rows().get(0).virtual()).isTrue();
    assertThat(threads.rows().get(0).states().nanos(State.LOCK)).isEqualTo(100 * MS);
  }

  @Test
  void threadsWithoutEnd_shareRows() {
    for (int i = 0; i < 2 * ThreadCollector.MAX_THREADS; i++) {
      threads.add(lock(i, 0, 1));
    }

    assertThat(threads.rows()).hasSize(ThreadCollector.MAX_THREADS + 1);
    assertThat(threads.rows().stream().mapToLong(row -> row.states().sumNanos()).sum())
        .isEqualTo(2L * ThreadCollector.MAX_THREADS * MS);
  }

  @Test
  void group_saysHowUnevenItIs() {
    for (int thread = 1; thread <= 4; thread++) {
      threads.add(time(thread, 0, 0, 0));
      threads.add(time(thread, 1_000, thread == 3 ? 970 : 10, 5));
    }

    List<ThreadGroupRow> groups = ThreadGroups.of(threads.rows());
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).name()).isEqualTo("exec-#");
    assertThat(groups.get(0).members()).isEqualTo(4);
    assertThat(groups.get(0).runningNanos()).isEqualTo(1_000 * MS);
    assertThat(groups.get(0).runnableNanos()).isEqualTo(20 * MS);
    assertThat(groups.get(0).busiest()).isEqualTo("exec-3");
    assertThat(groups.get(0).imbalance()).isCloseTo(0.72, within(0.001));
  }

  @Test
  void evenGroup_hasNoImbalance() {
    for (int thread = 1; thread <= 4; thread++) {
      threads.add(time(thread, 0, 0, 0));
      threads.add(time(thread, 1_000, 200, 0));
    }

    assertThat(ThreadGroups.of(threads.rows()).get(0).imbalance()).isZero();
  }

  @Test
  void threadsOfTheTracer_areOneGroupUnderOneName() {
    for (int i = 1; i <= 3; i++) {
      String name =
          List.of("spandrel-recorder", "JFR Event Stream 1", "BatchSpanProces").get(i - 1);
      threads.add(new ThreadTime(i, name, 0, 0, 0));
      threads.add(new ThreadTime(i, name, 1_000 * MS, i * MS, 0));
    }

    assertThat(ThreadGroups.of(threads.rows()))
        .singleElement()
        .satisfies(group -> {
          assertThat(group.name()).isEqualTo("(Spandrel, OTel agent, JFR)");
          assertThat(group.members()).isEqualTo(3);
          assertThat(group.runningNanos()).isEqualTo(6 * MS);
        });
  }

  @Test
  void threadsThatWereNotCounted_areNotIdleMembers() {
    threads.add(time(1, 0, 0, 0));
    threads.add(time(1, 1_000, 400, 0));
    for (int i = 2; i <= 7; i++) {
      threads.add(lock(i, 900, 990));
    }

    assertThat(ThreadGroups.of(threads.rows()))
        .singleElement()
        .satisfies(group -> {
          assertThat(group.members()).isEqualTo(7);
          assertThat(group.imbalance()).isZero();
        });
  }
}
