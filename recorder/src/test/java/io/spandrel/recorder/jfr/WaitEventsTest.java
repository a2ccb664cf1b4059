package io.spandrel.recorder.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitEventsTest {
  @Test
  void readsOfThreadCounters_areOurOwn() {
    assertThat(WaitEvents.isOurOwnFile("/proc/self/task/4711/schedstat")).isTrue();
    assertThat(WaitEvents.isOurOwnFile("/proc/4711/task/4712/schedstat")).isTrue();
    assertThat(WaitEvents.isOurOwnFile("/proc/self/task/4711/comm")).isTrue();
  }

  @Test
  void readsOfTheApplication_areNot() {
    assertThat(WaitEvents.isOurOwnFile("/srv/comm")).isFalse();
    assertThat(WaitEvents.isOurOwnFile("/proc/self/status")).isFalse();
    assertThat(WaitEvents.isOurOwnFile("")).isFalse();
  }
}
