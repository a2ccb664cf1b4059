package io.spandrel.exporter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.spandrel.exporter.TestSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private final MemoryBudget budget = new MemoryBudget(1_000);

  @Test
  void oneShare_isAllOfIt() {
    MemoryBudget.Share share = budget.share();

    assertThat(share.use(1_001, 1)).isFalse();
    assertThat(share.use(400, 0.5)).isTrue();
    assertThat(share.use(101, 0.5)).isFalse();
    assertThat(share.use(600, 1)).isTrue();
    assertThat(share.use(1, 1)).isFalse();
    assertThat(share.usedBytes()).isEqualTo(1_000);

    share.free(1_000);
    assertThat(share.usedBytes()).isZero();
  }

  @Test
  void twoShares_areEqualAndTogetherNoMore() {
    MemoryBudget.Share one = budget.share();
    MemoryBudget.Share other = budget.share();

    assertThat(one.use(501, 1)).isFalse();
    assertThat(one.use(500, 1)).isTrue();
    assertThat(other.use(500, 1)).isTrue();
    assertThat(other.use(1, 1)).isFalse();
  }

  @Test
  void text_isCountedWhereverItStands() {
    long plain = SpanBytes.of(TestSpan.of(1).data());
    String text = "x".repeat(10_000);

    assertThat(
            SpanBytes.of(
                TestSpan.of(1).with(Attributes.of(AttributeKey.stringKey("body"), text)).data()))
        .isGreaterThan(plain + 10_000);
    assertThat(
            SpanBytes.of(
                TestSpan.of(1)
                    .with(Attributes.of(AttributeKey.stringArrayKey("rows"), List.of(text, text)))
                    .data()))
        .isGreaterThan(plain + 20_000);
  }
}
