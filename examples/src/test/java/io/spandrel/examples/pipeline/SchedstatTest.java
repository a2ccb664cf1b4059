package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedstatTest {
  @ParameterizedTest
  @CsvSource({"'928124 2392561 1', 2392561", "'0 0 0', 0", "'5 17', 17", "5, -1", "'', -1"})
  void secondNumber_isReadWhereThereIsOne(String line, long number) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);

    assertThat(Schedstat.secondNumber(bytes, bytes.length)).isEqualTo(number);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void runQueueNanos_neverGoesBack() {
    Schedstat schedstat = Schedstat.openForCurrentThread();
    long before = schedstat.runQueueNanos();
    Thread.yield();

    assertThat(before).isNotNegative();
    assertThat(schedstat.runQueueNanos()).isGreaterThanOrEqualTo(before);
  }
}
