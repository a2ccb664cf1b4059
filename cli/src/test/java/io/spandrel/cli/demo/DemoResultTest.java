package io.spandrel.cli.demo;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.TracedCommand;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.truth.CheckResult;
import io.spandrel.cli.view.Style;
import io.spandrel.recorder.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoResultTest {

  private static final CheckResult GOOD =
      new CheckResult("arrival", "all came", true, 100, 0, "none missing");
  private static final CheckResult BAD =
      new CheckResult("lock_time", "locks are true", false, 100, 3, "off by 2.00ms");

  @Test
  void text_saysOfEachCheckWhatHeld() {
    assertThat(new DemoText(Style.plain()).lines(result(GOOD, BAD)))
        .endsWith(
            "ok      all came",
            "        100 checked, 0 outside; none missing",
            "FAILED  locks are true",
            "        100 checked, 3 outside; off by 2.00ms",
            "1 of 2 checks failed.",
            "If that happens again on a machine with nothing else to do, it is a defect.")
        .anyMatch(line -> line.startsWith("Slowest: request, 20.0ms"));
  }

  @Test
  void json_hasChecksAndIntegerNanoseconds() {
    DemoProgram program =
        new DemoProgram(
            100, Duration.ofMillis(2), TracedCommand.parse(List.of("java"), Map.of(), Path.of("")));

    JsonObject json =
        JsonParser.parseString(
                new DemoJson(program, OtlpProtocol.HTTP_PROTOBUF).text(result(GOOD, BAD)))
            .getAsJsonObject();

    assertThat(json.get("ok").getAsBoolean()).isFalse();
    assertThat(json.get("lock_held_ns").getAsLong()).isEqualTo(2_000_000);
    assertThat(json.get("protocol").getAsString()).isEqualTo("http/protobuf");
    assertThat(json.get("spans").getAsLong()).isEqualTo(2);
    assertThat(json.get("wait_spans").getAsLong()).isEqualTo(1);
    assertThat(json.getAsJsonArray("checks")).hasSize(2);
    assertThat(json.getAsJsonArray("checks").get(1).getAsJsonObject().get("failed").getAsLong())
        .isEqualTo(3);
    JsonObject task = json.getAsJsonArray("tasks").get(0).getAsJsonObject();
    assertThat(task.getAsJsonObject("states").get("lock_ns").getAsLong()).isEqualTo(20_000_000);
    assertThat(json.getAsJsonObject("slowest").get("duration_ns").getAsLong())
        .isEqualTo(20_000_000);
  }

  @Test
  void requests_areWithoutTheWarmUpAndAllBelowIt() {
    RequestSpans spans = new RequestSpans();
    requests().forEach(spans);
    spans.accept(span("f", "fetch").in("warm").under("w").build());
    spans.accept(span("w", "warm up").in("warm").build());

    assertThat(spans.count()).isEqualTo(4);
    assertThat(spans.ofRequests()).containsExactlyElementsOf(requests());
  }

  private static DemoResult result(CheckResult... checks) {
    return DemoResult.of(requests(), List.of(checks));
  }

  private static List<TraceSpan> requests() {
    return List.of(
        span("r", "request")
            .with("spandrel.type", "task")
            .at(0, 20)
            .part(State.CHILD, 20)
            .totalPart(State.LOCK, 20)
            .build(),
        span("t", "transform")
            .with("spandrel.type", "region")
            .under("r")
            .at(0, 20)
            .part(State.LOCK, 20)
            .build(),
        waiting("l", "lock Inventory", State.LOCK).under("t").at(1, 19).build());
  }

  @Test
  void text_fitsIntoTheTerminal() {
    CheckResult longWords =
        new CheckResult(
            "arrival",
            "each of 100 requests arrived with its 13 spans, each once, and all of them in time",
            false,
            100,
            1,
            "trace 0af7651916cd43dd8448eb211c80319c has {acquire ledger=1, book=1, fetch=1, a=1}");

    assertThat(new DemoText(Style.plain()).lines(result(longWords)))
        .anyMatch(line -> line.startsWith("        "))
        .allMatch(line -> line.length() <= 80);
  }
}
