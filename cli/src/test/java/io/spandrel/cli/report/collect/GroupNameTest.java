package io.spandrel.cli.report.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupNameTest {

  @ParameterizedTest
  @CsvSource({
    "exec-7, exec-#",
    "http-nio-8080-exec-12, http-nio-8080-exec-#",
    "pool-1-thread-3, pool-1-thread-#",
    "C2 CompilerThread0, C2 CompilerThread#",
    "worker 3 of orders, worker # of orders",
    "main, main"
  })
  void group_foldsTheLastNumber(String name, String group) {
    assertThat(GroupName.of(name)).isEqualTo(group);
  }
}
