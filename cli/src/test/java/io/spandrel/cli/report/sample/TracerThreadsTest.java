package io.spandrel.cli.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracerThreadsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spandrel-hold",
        "spandrel-recorder",
        "spandrel-record",
        "spandrel-endpoint-3",
        "spandrel-endpoi",
        "JFR Periodic Tasks",
        "BatchSpanProcessor_WorkerThread-1",
        "BatchSpanProces"
      })
  void threadsThatWeAndTheAgentStart_areTheTracers(String name) {
    assertThat(TracerThreads.contain(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spandrel-orders-1", "spandrel-", "spandrel-holder", "spandrel-endpoint-x", ""})
  void threadThatOnlyBeginsAlike_isThePrograms(String name) {
    assertThat(TracerThreads.contain(name)).isFalse();
  }
}
