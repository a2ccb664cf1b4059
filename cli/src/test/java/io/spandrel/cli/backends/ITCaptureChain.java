package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.cli.capture.Programs;
import io.spandrel.cli.capture.Programs.Ended;
import io.spandrel.cli.capture.Programs.Running;
import io.spandrel.cli.programs.CallsItself;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.CaptureListener;
import io.spandrel.exporter.capture.CapturedSpan;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's chain: run a program, capture it, report, and export into a real Jaeger. */
class ITCaptureChain {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final AttributeKey<String> SUMMARY = AttributeKey.stringKey("spandrel.summary");

  @TempDir private Path scratch;
  private Programs programs;

  @BeforeEach
  void begin() {
    programs = new Programs(scratch);
  }

  @AfterEach
  void end() {
    programs.close();
  }

  @Test
  void programUnderRun_isInJaegerByWayOfItsFiles() throws Exception {
    try (Rig rig = Rig.start(List.of(BackendKind.JAEGER), List.of(), Map.of())) {
      Running run =
          programs.startSpandrel(
              "run",
              "--port",
              "0",
              "--",
              Programs.JAVA,
              "-Dspandrel.capture.port=0",
              "-cp",
              Programs.CLASSES,
              CallsItself.class.getName(),
              "call");
      String address = run.awaitLine("captures at http://");
      run.awaitLine("called 3 times");

      succeeds("capture", "CallsItself", "--seconds", "2", "-o", "attached.jfr");
      exported("attached.jfr", rig);

      URI trace = URI.create(address.replaceFirst(".*(http://\\S+:\\d+)/.*", "$1"));
      HttpResponse<byte[]> answer =
          Http.get(trace.resolve("/debug/spandrel/trace?seconds=2"), "*/*");
      assertThat(answer.statusCode()).isEqualTo(200);
      Files.write(scratch.resolve("asked.jfr"), answer.body());
      exported("asked.jfr", rig);
    }
  }

  private Ended succeeds(String... words) throws Exception {
    Ended ended = programs.spandrel(words);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended;
  }

  private void exported(String file, Rig rig) throws Exception {
    JsonObject report =
        JsonParser.parseString(succeeds("report", file, "--json").out()).getAsJsonObject();
    assertThat(report.getAsJsonArray("tasks")).isNotEmpty();

    Map<String, SpanData> spans = spans(scratch.resolve(file));
    assertThat(spans).hasSizeGreaterThan(10);
    succeeds("export", file, "--to", rig.endpoints().uri(Endpoint.JAEGER_OTLP_HTTP, "").toString());
    Set<String> traces =
        spans.values().stream().map(SpanData::getTraceId).collect(Collectors.toSet());
    Map<String, JsonObject> inJaeger =
        Awaitility.await("all spans of " + file)
            .atMost(LIMIT)
            .until(() -> rig.jaeger().spans(traces), found -> found.size() >= spans.size());
    assertThat(inJaeger.keySet()).isEqualTo(spans.keySet());
    spans.forEach((id, span) -> {
      String summary = span.getAttributes().get(SUMMARY);
      if (summary != null) {
        assertThat(JaegerApi.list(inJaeger.get(id), "tags"))
            .anyMatch(tag ->
                tag.get("key").getAsString().equals(SUMMARY.getKey())
                    && tag.get("value").getAsString().equals(summary));
      }
    });
  }

  /** What export sends, by span id. */
  private static Map<String, SpanData> spans(Path file) throws Exception {
    Map<String, SpanData> spans = new HashMap<>();
    CaptureFile.read(
        file,
        new CaptureListener() {
          @Override
          public void span(CapturedSpan span) {
            span.exported().forEach(sent -> spans.put(sent.getSpanId(), sent));
          }
        });
    return spans;
  }
}
