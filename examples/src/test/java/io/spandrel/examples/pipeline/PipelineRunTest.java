package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineRunTest {
  private static final int REQUESTS = 4;

  private final Map<AttributeKey<Long>, Queue<Long>> measured = new ConcurrentHashMap<>();

  @TempDir private Path directory;

  @Test
  void run_handlesEveryRequestAndLeavesNoFiles() throws Exception {
    PipelineResult result = run("--requests", "4", "--concurrency", "3", "--lock-held", "1ms");

    assertThat(result.requests()).isEqualTo(REQUESTS);
    assertThat(result.itemsBooked())
        .isEqualTo(Request.mix(REQUESTS, 1).stream().mapToLong(Request::items).sum());
    assertThat(result.bytesWritten()).isGreaterThan(result.itemsBooked() * 50);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void run_measuresEveryLeafAndEveryAcquisition() throws Exception {
    run("--requests", "4", "--lock-held", "1ms");

    int leavesPerRequest = 8;
    assertThat(measured.get(Measurements.CPU_NANOS))
        .hasSize(leavesPerRequest * REQUESTS)
        .allSatisfy(nanos -> assertThat(nanos).isPositive());
    assertThat(acquisitions("wall_ns")).hasSize(2 * REQUESTS);
    assertThat(acquisitions("cpu_ns")).hasSize(2 * REQUESTS);
  }

  @Test
  void run_oneAtATime_waitsForNoLock() throws Exception {
    run("--requests", "4", "--concurrency", "1", "--lock-held", "200ms");

    assertThat(acquisitions("wall_ns"))
        .allSatisfy(nanos -> assertThat(nanos).isLessThan(200_000_000));
  }

  @Test
  void run_allAtATime_waitsForLocksHeldByOthers() throws Exception {
    run("--requests", "4", "--lock-held", "200ms");

    // Four requests need each of two locks for 200 ms, and two of them ask first for the same one:
    // at each lock the second waits for 200 ms at least, and it is asked for four times.
    assertThat(acquisitions("wall_ns").stream().mapToLong(Long::longValue).sum())
        .isGreaterThan(300_000_000);
  }

  private List<Long> acquisitions(String what) {
    List<Long> nanos = new ArrayList<>();
    for (String lock : List.of("acquire inventory", "acquire ledger")) {
      nanos.addAll(measured.getOrDefault(Acquisition.key(lock, what), new ArrayDeque<>()));
    }
    return nanos;
  }

  private PipelineResult run(String... arguments) throws Exception {
    PipelineOptions options = PipelineOptions.parse(arguments);
    return new PipelineRun(options, directory, this::remember).run();
  }

  private void remember(AttributeKey<Long> key, long nanos) {
    measured.computeIfAbsent(key, anyKey -> new ConcurrentLinkedQueue<>()).add(nanos);
  }
}
