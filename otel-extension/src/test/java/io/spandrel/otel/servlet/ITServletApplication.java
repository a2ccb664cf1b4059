package io.spandrel.otel.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.spandrel.otel.capture.Captured;
import io.spandrel.otel.capture.Parity;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run of the application under load until SIGTERM, and what of it arrived. */
class ITServletApplication {
  private static final long THRESHOLD_NANOS = 200_000;
  private static final long LONG_NANOS = 10_000_000;
  private static final int LAST_REQUESTS = 20;
  private static final String CAPTURE = "out.jfr";
  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir static Path home;

  private static List<ReceivedSpan> spans;
  private static int exitCode;
  private static String output;

  @BeforeAll
  static void runUntilSigterm() throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start();
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("postgres").toFile())
                // Commits reach the disk, and wait for others to share the trip, as on a server.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("commit_delay", "5000")
                .setServerConfig("commit_siblings", "0")
                .start();
        ServletApplication application =
            ServletApplication.start(
                home,
                postgres.getJdbcUrl("postgres", "postgres"),
                receiver.grpcEndpoint(),
                home.resolve(CAPTURE))) {
      WebDav webDav = new WebDav(application.repository());
      new Load(webDav).run();
      for (int i = 0; i < LAST_REQUESTS; i++) {
        webDav.get(lastRequest(i));
      }
      // A server answers before it ends its span. It reads the next request after that, so when
      // this one is answered, all those have ended.
      webDav.get(lastRequest(LAST_REQUESTS));
      exitCode = application.terminate();
      output = application.output();
    }
    spans = received.spans();
  }

  private static String lastRequest(int number) {
    return "shared/client-0-0.txt?last=" + number;
  }

  @Test
  void sigterm_endsTheProgramAsWithoutUs() {
    assertThat(exitCode).as(output).isEqualTo(SIGTERM_EXIT);
  }

  @Test
  void spansFromTheThresholdOn_haveABreakdownThatAddsUp() {
    List<ReceivedSpan> longEnough =
        spansOfTheProgram().stream()
            .filter(span -> span.durationNanos() >= THRESHOLD_NANOS)
            .toList();

    assertThat(longEnough).hasSizeGreaterThan(100);
    assertThat(longEnough)
        .allSatisfy(span ->
            assertThat(SpanParts.own(span).sumNanos())
                .as("%s", span.attributes())
                .isEqualTo(span.durationNanos()));
  }

  @Test
  void requests_haveTotalsThatAddUp() {
    assertThat(requests())
        .filteredOn(span -> span.durationNanos() >= THRESHOLD_NANOS)
        .isNotEmpty()
        .allSatisfy(span ->
            assertThat(SpanParts.total(span).sumNanos())
                .as("%s", span.attributes())
                .isEqualTo(span.durationNanos()));
  }

  @Test
  void timeOfLongSpans_hasANameForNineTenths() {
    List<SpanParts> parts =
        spansOfTheProgram().stream()
            .filter(span -> span.durationNanos() > LONG_NANOS)
            .map(SpanParts::own)
            .toList();

    assertThat(parts).isNotEmpty();
    assertThat(namedShare(parts)).as("%s", parts).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void waits_areShownForLockSocketAndPark() {
    assertThat(spans)
        .filteredOn(ITServletApplication::isWait)
        .extracting(span -> span.stringAttribute("spandrel.state").orElse("none"))
        .contains("lock", "socket", "park");
  }

  @Test
  void requestsRightBeforeSigterm_arrive() {
    assertThat(requests())
        .extracting(span -> span.stringAttribute("url.query").orElse("none"))
        .containsAll(IntStream.range(0, LAST_REQUESTS).mapToObj(i -> "last=" + i).toList());
  }

  @Test
  void captureBesideLiveExport_saysTheSameOfEverySpan() throws Exception {
    Captured captured = Captured.read(home.resolve(CAPTURE));
    assertThat(captured.facts().damage()).isEmpty();
    Parity parity = Parity.of(captured, spans);
    assertThat(parity.compared()).isGreaterThan(1_000);
    parity.verify();
  }

  private static double namedShare(List<SpanParts> parts) {
    double named = parts.stream().mapToLong(SpanParts::namedNanos).sum();
    return named / parts.stream().mapToLong(SpanParts::sumNanos).sum();
  }

  private static List<ReceivedSpan> requests() {
    return spans.stream().filter(span -> span.kind() == SpanKind.SPAN_KIND_SERVER).toList();
  }

  private static List<ReceivedSpan> spansOfTheProgram() {
    return spans.stream().filter(span -> !isWait(span)).toList();
  }

  private static boolean isWait(ReceivedSpan span) {
    return span.scopeName().equals("spandrel");
  }
}
