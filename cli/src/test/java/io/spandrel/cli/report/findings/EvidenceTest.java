package io.spandrel.cli.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.recorder.State;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static String threads(int count) {
    return Evidence.threads(
        new BlockingRow(
            State.PARK, "put", "Queue", "Send.put:7", "", "", 9, 9, 9, count, Holder.UNKNOWN));
  }

  @Test
  void threads_areSaidAsFarAsTheyWereToldApart() {
    assertThat(threads(1)).isEqualTo("1 thread");
    assertThat(threads(63)).isEqualTo("63 threads");
    assertThat(threads(BlockingRow.MOST_THREADS)).isEqualTo("64 threads or more");
  }
}
