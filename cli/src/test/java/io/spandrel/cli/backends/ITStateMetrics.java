package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.recorder.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code metrics.yaml}, the rules and the dashboards, with a real Prometheus: a traced program's
 * spans are sent twice, so that counters rise while somebody looks.
 */
class ITStateMetrics {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TIMES_SENT = 2;
  private static final String COUNT = "sum(spandrel_collector_state_time_seconds_count)";
  private static final String CALLS = "sum(traces_span_metrics_calls_total)";

  private static DemoSpans sent;
  private static Rig rig;

  @BeforeAll
  static void sendTwice() throws Exception {
    rig =
        Rig.start(
            List.of(BackendKind.JAEGER, BackendKind.COLLECTOR, BackendKind.PROMETHEUS),
            List.of("metrics.yaml"),
            Map.of(BackendLaunch.SCRAPE_INTERVAL, "1s"));
    sent = DemoSpans.get();
    for (int time = 1; time <= TIMES_SENT; time++) {
      rig.send(sent.requests());
      awaitValue(COUNT, (double) time * measurements());
      awaitValue(CALLS, (double) time * (sent.byId().size() - sent.waits().size()));
    }
  }

  @AfterAll
  static void stop() {
    if (rig != null) {
      rig.close();
    }
  }

  private static void awaitValue(String expression, double value) {
    Awaitility.await(expression)
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(rig.prometheus().query(expression))
                .singleElement()
                .satisfies(sample -> assertThat(sample.value()).isEqualTo(value)));
  }

  /** One for each state that a local root was in. */
  private static long measurements() {
    return sent.localRoots().stream()
        .mapToLong(root ->
            Stream.of(State.values())
                .filter(state -> root.longAttribute(state.totalAttribute()).isPresent())
                .count())
        .sum();
  }

  @Test
  void secondsOfEveryOperationAndState_areTheSumOverItsSpans() throws Exception {
    Map<String, Double> expected = new TreeMap<>();
    for (ReceivedSpan root : sent.localRoots()) {
      for (State state : State.values()) {
        root.longAttribute(state.totalAttribute())
            .ifPresent(nanos ->
                expected.merge(
                    root.name() + " " + state.key(), TIMES_SENT * nanos / 1e9, Double::sum));
      }
    }

    Map<String, Double> counted =
        rig
            .prometheus()
            .query(
                "sum by (span_name, spandrel_state)"
                    + " (spandrel_collector_state_time_seconds_sum{service_name=\""
                    + DemoSpans.SERVICE
                    + "\"})")
            .stream()
            .collect(
                Collectors.toMap(
                    sample ->
                        sample.labels().get("span_name")
                            + " "
                            + sample.labels().get("spandrel_state"),
                    PrometheusApi.Sample::value));

    assertThat(counted.keySet()).isEqualTo(expected.keySet());
    counted.forEach((key, seconds) ->
        assertThat(seconds).as(key).isCloseTo(expected.get(key), Percentage.withPercentage(1)));
  }

  @Test
  void callsOfEveryOperation_areItsSpans() throws Exception {
    Map<String, Long> expected =
        sent.byId().values().stream()
            .filter(span -> !span.scopeName().equals("spandrel"))
            .collect(Collectors.groupingBy(ReceivedSpan::name, Collectors.counting()));

    Map<String, Long> counted =
        rig.prometheus().query("sum by (span_name) (traces_span_metrics_calls_total)").stream()
            .collect(
                Collectors.toMap(
                    sample -> sample.labels().get("span_name"),
                    sample -> (long) sample.value() / TIMES_SENT));

    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void exemplars_nameTracesThatWereSent() {
    Awaitility.await("an exemplar")
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(
                    rig.prometheus()
                        .exemplarTraceIds("traces_span_metrics_duration_seconds_bucket"))
                .isNotEmpty()
                .isSubsetOf(sent.byTrace().keySet()));
  }

  @Test
  void sharesOfAService_addUpToOne() {
    Awaitility.await("the recording rules")
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(
                    rig.prometheus()
                        .query("sum by (service_name) (spandrel:service_state_share:ratio5m)"))
                .singleElement()
                .satisfies(sample -> {
                  assertThat(sample.labels()).containsEntry("service_name", DemoSpans.SERVICE);
                  assertThat(sample.value()).isCloseTo(1, Offset.offset(1e-6));
                }));
  }

  @Test
  void everyRule_isEvaluatedWithoutError() throws Exception {
    int rules = 0;
    for (JsonElement group : rig.prometheus().rules().getAsJsonArray("groups")) {
      for (JsonElement rule : group.getAsJsonObject().getAsJsonArray("rules")) {
        JsonObject object = rule.getAsJsonObject();
        assertThat(object.has("lastError")).as(object.toString()).isFalse();
        rules++;
      }
    }
    assertThat(rules).isEqualTo(9);
  }

  @TestFactory
  Stream<DynamicTest> everyPromQlOfTheDashboards_findsSomething() throws Exception {
    List<Dashboards.Query> queries = Dashboards.queries("expr");
    assertThat(queries).hasSizeGreaterThan(10);
    return queries.stream()
        .map(query ->
            DynamicTest.dynamicTest(
                query.panel(),
                () ->
                    Awaitility.await(query.text())
                        .atMost(LIMIT)
                        .pollDelay(Duration.ZERO)
                        .untilAsserted(() -> {
                          List<PrometheusApi.Sample> found = rig.prometheus().query(query.text());
                          // Nothing is wrong for long enough to be an alert, and nothing fails.
                          if (!query.text().startsWith("ALERTS")
                              && !query.text().contains("STATUS_CODE_ERROR")) {
                            assertThat(found).anyMatch(sample -> sample.value() > 0);
                          }
                        })));
  }

  @Test
  void serviceVariable_listsTheService() throws Exception {
    assertThat(Dashboards.variableMetric("service.json"))
        .isEqualTo("spandrel_collector_state_time_seconds_count");
    assertThat(rig.prometheus().query(Dashboards.variableMetric("service.json")))
        .extracting(sample -> sample.labels().get("service_name"))
        .containsOnly(DemoSpans.SERVICE);
  }
}
