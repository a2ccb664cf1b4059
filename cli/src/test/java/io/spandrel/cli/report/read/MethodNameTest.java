package io.spandrel.cli.report.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodNameTest {

  @Test
  void lambda_losesItsNumberAndAddress() {
    assertThat(MethodName.of("com.acme.Stock$$Lambda$57+0x00007fbb943a.1759030823", "apply"))
        .isEqualTo("com.acme.Stock$$Lambda.apply");
    assertThat(MethodName.of("com.acme.Stock", "book")).isEqualTo("com.acme.Stock.book");
  }

  @Test
  void missingStack_hasNoMethod() {
    assertThat(MethodName.innermost(null)).isEmpty();
  }
}
