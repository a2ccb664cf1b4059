package io.spandrel.exporter.wait;

import static io.spandrel.exporter.TestSpan.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.spandrel.exporter.TestSpan;
import io.spandrel.exporter.hold.Subject;
import io.spandrel.recorder.State;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BreakdownAttributesTest {
  private static final long DEFAULT_THRESHOLD = 200_000;

  /** The keys of the schema's table. */
  private static final String[] PARTS = {
    "cpu", "runnable", "running", "gc", "safepoint", "alloc_stall", "lock", "socket", "file",
    "sleep", "child", "queue", "remote", "wait", "park", "blocked", "short", "detached",
    "unexplained"
  };

  private static Attributes of(Situation situation) {
    return BreakdownAttributes.of(situation.subject(), DEFAULT_THRESHOLD, "a line");
  }

  /** What is written beside the application's own. */
  private static Map<String, Object> written(Situation situation) {
    Map<String, Object> written = new TreeMap<>();
    of(situation).forEach((key, value) -> written.put(key.getKey(), value));
    return written;
  }

  @Test
  void keys_areThoseOfTheSchemaAndLongs() {
    assertThat(Arrays.stream(State.values()).map(Keys::part))
        .extracting(AttributeKey::getKey)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PARTS).map(part -> "spandrel." + part + "_ns").toList());
    for (State state : State.values()) {
      assertThat(Keys.part(state).getType()).isEqualTo(AttributeType.LONG);
      assertThat(Keys.total(state).getType()).isEqualTo(AttributeType.LONG);
      assertThat(Keys.total(state).getKey())
          .isEqualTo(Keys.part(state).getKey().replace("spandrel.", "spandrel.total."));
    }
  }

  @Test
  void aPartOfZero_isLeftOutAndUnexplainedNever() {
    Situation situation = Situation.millis(10).cpu(7, 8).wait(7, State.SLEEP, 2, 4, null);

    assertThat(written(situation))
        .isEqualTo(
            Map.of(
                "spandrel.cpu_ns",
                8 * MILLI,
                "spandrel.sleep_ns",
                2 * MILLI,
                "spandrel.unexplained_ns",
                0L,
                "spandrel.summary",
                "a line"));
  }

  @Test
  void parts_addUpExactlyEvenWhenTheyDoNotDivide() {
    Situation situation =
        new Situation(TestSpan.of(1).nanos(0, 10_000_001))
            .cpu(7, 3)
            .cpu(8, 1)
            .wait(7, State.LOCK, 1, 1.333333, Situation.cause("A"))
            .wait(8, State.SOCKET, 0.777777, 5.1, Situation.operation("read", "db", 1))
            .unwatched(6.1234, 7);
    Subject subject = situation.subject();
    Attributes attributes = BreakdownAttributes.of(subject, DEFAULT_THRESHOLD, "");
    long sum =
        Arrays.stream(State.values())
            .map(state -> attributes.get(Keys.part(state)))
            .mapToLong(value -> value == null ? 0 : value)
            .sum();

    assertThat(sum).isEqualTo(10_000_001);
    assertThat(attributes.get(Keys.part(State.UNEXPLAINED))).isPositive();
  }

  @Test
  void severalThreads_areCountedWithTheirCpuTime() {
    Map<String, Object> written = written(Situation.millis(10).cpu(7, 4).cpu(8, 5));

    assertThat(written).containsEntry("spandrel.threads", 2L);
    assertThat(written).containsEntry("spandrel.cpu_time_ns", 9 * MILLI);
  }

  @Test
  void noThread_isSaidToo() {
    assertThat(written(Situation.millis(10)))
        .isEqualTo(
            Map.of(
                "spandrel.threads",
                0L,
                "spandrel.detached_ns",
                10 * MILLI,
                "spandrel.unexplained_ns",
                0L,
                "spandrel.summary",
                "a line"));
  }

  @Test
  void pauses_areSummedBesideTheParts() {
    Situation situation =
        Situation.millis(10)
            .wait(State.SLEEP, 0, 10, null)
            .pause(State.GC, 2, 4, "G1CollectForAllocation", "G1New")
            .pause(State.SAFEPOINT, 6, 7, "ThreadDump", "");

    assertThat(written(situation))
        .containsEntry("spandrel.gc_overlap_ns", 2 * MILLI)
        .containsEntry("spandrel.sleep_ns", 10 * MILLI)
        .doesNotContainKey("spandrel.gc_ns");
  }

  @Test
  void whatIsUncertain_isMarked() {
    assertThat(written(Situation.millis(10).cpu(7, 10).lossy().stillOpen()))
        .containsEntry("spandrel.loss", true)
        .containsEntry("spandrel.ongoing", true);
    assertThat(written(Situation.millis(10).cpu(7, 10)))
        .doesNotContainKeys("spandrel.loss", "spandrel.ongoing", "spandrel.threshold_ns");
  }

  @Test
  void anotherThreshold_isSaid() {
    Subject subject = Situation.millis(10).subject();

    assertThat(BreakdownAttributes.of(subject, MILLI, "").get(Keys.THRESHOLD)).isEqualTo(MILLI);
  }

  @Test
  void aLocalRoot_carriesTotals() {
    assertThat(written(Situation.millis(10).cpu(7, 4).asLocalRoot()))
        .containsEntry("spandrel.total.cpu_ns", 4 * MILLI)
        .containsEntry("spandrel.total.blocked_ns", 6 * MILLI)
        .doesNotContainKeys("spandrel.total.incomplete", "spandrel.total.child_ns");
    assertThat(written(Situation.millis(10).cpu(7, 4).incomplete()))
        .containsEntry("spandrel.total.incomplete", true);
    assertThat(written(Situation.millis(10).cpu(7, 4)).keySet())
        .noneMatch(key -> key.startsWith("spandrel.total."));
  }

  @Test
  void theApplicationsAttributes_stayAndNothingSeemsDropped() {
    Attributes own = Attributes.of(AttributeKey.stringKey("http.route"), "/orders");
    Situation situation = new Situation(TestSpan.of(1).with(own));
    EnrichedSpan span = new EnrichedSpan(situation.subject().data(), of(situation));

    assertThat(span.getAttributes().get(AttributeKey.stringKey("http.route"))).isEqualTo("/orders");
    assertThat(span.getTotalAttributeCount()).isEqualTo(span.getAttributes().size());
    assertThat(span.getName()).isEqualTo("span 1");
  }
}
