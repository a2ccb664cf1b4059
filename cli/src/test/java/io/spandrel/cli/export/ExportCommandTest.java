package io.spandrel.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.cli.Console;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.CaptureListener;
import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExportCommandTest {
  @TempDir private static Path directory;

  private static Path capture;
  private static List<SpanData> expected;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void write() throws Exception {
    capture = Capture.write(directory.resolve("out.jfr"));
    expected = new ArrayList<>();
    CaptureFile.read(
        capture,
        new CaptureListener() {
          @Override
          public void span(CapturedSpan span) {
            expected.addAll(span.exported());
          }
        });
  }

  private int export(String... arguments) {
    return exportOf(capture, arguments);
  }

  private int exportOf(Path recording, String... arguments) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, new Style(80, false, false), false);
    CommandLine command =
        new CommandLine(new ExportCommand(new Console(terminal, terminal), directory));
    command.setExecutionExceptionHandler((failure, line, parsed) -> {
      assertThat(failure).isInstanceOf(UsageException.class);
      stream.println(failure.getMessage());
      return 2;
    });
    command.setErr(new java.io.PrintWriter(stream, true));
    List<String> all = new ArrayList<>(List.of(recording.toString()));
    all.addAll(List.of(arguments));
    return command.execute(all.toArray(new String[0]));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpc", "http/protobuf"})
  void backend_getsTheSpansOfTheFile(String protocol) {
    ReceivedSpans received = new ReceivedSpans();
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      String to = protocol.equals("grpc") ? receiver.grpcEndpoint() : receiver.httpEndpoint();
      assertThat(export("--to", to, "--protocol", protocol)).as(said()).isZero();
    }
    assertThat(expected).hasSize(2 * Capture.TASKS);
    assertThat(received.spans())
        .extracting(ReceivedSpan::spanId)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(SpanData::getSpanId).toList());
    assertThat(received.spans())
        .allSatisfy(span -> assertThat(span.serviceName()).isEqualTo("shop"))
        .anySatisfy(span -> {
          assertThat(span.name()).isEqualTo("sleep");
          assertThat(span.scopeName()).isEqualTo("spandrel");
        });
    assertThat(said()).contains("4 spans and 4 wait spans written to ");
  }

  @Test
  void jsonLines_haveHexIdsAndNumbersAsText() throws Exception {
    Path file = directory.resolve("traces.jsonl");
    assertThat(export("-o", file.toString())).as(said()).isZero();
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonArray resources =
          JsonParser.parseString(line).getAsJsonObject().getAsJsonArray("resourceSpans");
      for (JsonElement resource : resources) {
        for (JsonElement scope : resource.getAsJsonObject().getAsJsonArray("scopeSpans")) {
          for (JsonElement span : scope.getAsJsonObject().getAsJsonArray("spans")) {
            ids.add(span.getAsJsonObject().get("spanId").getAsString());
            JsonElement start = span.getAsJsonObject().get("startTimeUnixNano");
            assertThat(start.getAsJsonPrimitive().isString()).isTrue();
          }
        }
      }
    }
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(SpanData::getSpanId).toList());
  }

  @Test
  void collapsedStacks_areThoseOfTheTaskOnly() throws Exception {
    Path all = directory.resolve("all.folded");
    Path one = directory.resolve("one.folded");
    assertThat(export("--cpu", all.toString())).as(said()).isZero();
    assertThat(export("--cpu", one.toString(), "--task", "task 1")).as(said()).isZero();
    assertThat(count(one)).isPositive().isLessThan(count(all));
    assertThat(Files.readString(one)).contains("io.spandrel.cli.export.Capture.compute");
  }

  private static long count(Path folded) throws Exception {
    return Files.readAllLines(folded).stream()
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void pprof_isCompressedAndNamesTheMethods() throws Exception {
    Path file = directory.resolve("out.pb.gz");
    assertThat(export("--cpu", file.toString())).as(said()).isZero();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(text).contains("samples", "count", "io.spandrel.cli.export.Capture.compute");
    }
  }

  @Test
  void backendThatIsAway_isSaidInALineAndTheFileIsUntouched() throws Exception {
    byte[] before = Files.readAllBytes(capture);
    int closed;
    try (OtlpReceiver receiver =
        OtlpReceiver.builder().onTraces(spans -> {}).withoutGrpc().build().start()) {
      closed = receiver.httpPort();
    }
    assertThat(export("--to", "http://127.0.0.1:" + closed)).isEqualTo(1);
    assertThat(said().lines()).singleElement().asString().contains("nothing listens there");
    assertThat(Files.readAllBytes(capture)).isEqualTo(before);
  }

  @Test
  void backendThatRefuses_isSaidInALine() {
    try (OtlpReceiver receiver =
        OtlpReceiver.builder().onTraces(spans -> {}).withoutHttp().build().start()) {
      // gRPC does not answer to HTTP.
      assertThat(export("--to", receiver.grpcEndpoint(), "--protocol", "http/protobuf"))
          .isEqualTo(1);
    }
    assertThat(said().lines()).singleElement().asString().contains("took 0 spans");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--protocol grpc -o x.jsonl",
        "--task a -o x.jsonl",
        "--cpu out.what",
        "--cpu out.folded --trace 12x",
        "--cpu same.folded -o same.folded",
        "--to nowhere"
      })
  void wrongUse_isALine(String words) {
    assertThat(export(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
    assertThat(said().lines()).hasSize(1);
  }

  @Test
  void theCaptureItself_isNotOverwritten() {
    assertThat(export("-o", capture.toString())).isEqualTo(2);
    assertThat(said()).contains("is the capture itself");
  }

  @Test
  void nameThatIsNotInTheFile_isALineWithTheNearestAndNothingIsWritten() {
    assertThat(export("--cpu", "named.folded", "--task", "tusk 1")).isEqualTo(2);
    assertThat(export("--cpu", "named.folded", "--region", "task 1")).isEqualTo(2);
    assertThat(export("--cpu", "named.folded", "--region", "tusk")).isEqualTo(2);
    assertThat(export("--cpu", "named.folded", "--trace", "0".repeat(32))).isEqualTo(2);

    assertThat(said().lines())
        .containsExactly(
            "--task 'tusk 1' is not in %s; nearest: task 1, task 0, task 2".formatted(capture),
            "--region 'task 1' is a task in %s: give --task 'task 1'".formatted(capture),
            "--region 'tusk' is not in %s, which has no regions".formatted(capture),
            "--trace '%s' is in no span of %s".formatted("0".repeat(32), capture));
    assertThat(directory.resolve("named.folded")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.svg", "out.txt", "out.collapsed", "out.pprof", "folded"})
  void unknownEnding_isALineThatNamesTheTwo(String name) {
    assertThat(export("--cpu", name)).isEqualTo(2);

    assertThat(said()).contains("'" + name + "'").contains("out.folded").contains("out.pb.gz");
  }

  @Test
  void fileThatIsThere_isReplacedByForceOnly() throws Exception {
    Path spans = Files.writeString(directory.resolve("precious.jsonl"), "precious");
    Path samples = Files.writeString(directory.resolve("precious.folded"), "precious");

    assertThat(export("-o", "precious.jsonl")).isEqualTo(2);
    assertThat(export("--cpu", "precious.folded")).isEqualTo(2);

    assertThat(said().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("is there already") && line.contains("--force"));
    assertThat(spans).hasContent("precious");
    assertThat(samples).hasContent("precious");
    assertThat(export("-o", "precious.jsonl", "--cpu", "precious.folded", "--force"))
        .as(said())
        .isZero();
    assertThat(Files.readString(spans)).startsWith("{");
    assertThat(count(samples)).isPositive();
  }

  @Test
  void captureWithoutSpans_isAnEmptyFileAndALineThatSaysWhy() throws Exception {
    Path idle = Capture.write(directory.resolve("idle.jfr"), 0);

    assertThat(exportOf(idle, "-o", "idle.jsonl")).as(said()).isZero();

    assertThat(said().lines())
        .containsExactly(
            "spandrel: there are no spans in "
                + idle
                + ": none ended while it was recorded: record while the program does something"
                + " that is traced",
            "spandrel: 0 spans and 0 wait spans written to idle.jsonl");
    assertThat(directory.resolve("idle.jsonl")).isEmptyFile();
  }

  @Test
  void recordingWithoutExtension_isAnEmptyFileAndALineThatSaysWhy() throws Exception {
    Path plain = directory.resolve("plain.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JVMInformation");
      recording.start();
      recording.stop();
      recording.dump(plain);
    }

    assertThat(exportOf(plain, "-o", "plain.jsonl")).as(said()).isZero();

    assertThat(said()).contains("Spandrel's extension was not in that JVM");
    assertThat(directory.resolve("plain.jsonl")).isEmptyFile();
  }

  @Test
  void whatCannotBeSent_leavesNoFileAndSaysSo() {
    assertThat(export("--to", "http://127.0.0.1:1", "-o", "unsent.jsonl", "--cpu", "unsent.folded"))
        .isEqualTo(1);

    assertThat(said().lines())
        .singleElement()
        .asString()
        .endsWith("so nothing was sent; not written: unsent.jsonl, unsent.folded");
    assertThat(directory.toFile().list()).noneMatch(name -> name.contains("unsent"));
  }
}
