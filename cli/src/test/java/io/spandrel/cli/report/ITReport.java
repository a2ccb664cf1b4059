package io.spandrel.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program reports what the demo's program left in a file. */
class ITReport {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "spandrel.jar").toAbsolutePath();
  private static final Path PROGRAM =
      Path.of("..", "examples", "target", "spandrel-examples.jar").toAbsolutePath().normalize();
  private static final Path SETTINGS =
      Path.of("..", "recorder", "src", "main", "jfc", "spandrel.jfc").toAbsolutePath().normalize();
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
  private static final int REQUESTS = 60;

  @TempDir private static Path directory;

  @BeforeAll
  static void capture() throws Exception {
    Path out =
        spandrel(
            0,
            "run",
            "--",
            JAVA,
            "-XX:StartFlightRecording:settings=" + SETTINGS + ",filename=out.jfr",
            "-jar",
            PROGRAM.toString(),
            "--requests",
            Integer.toString(REQUESTS),
            "--concurrency",
            "30");
    assertThat(directory.resolve("out.jfr")).as(Files.readString(out)).isNotEmptyFile();
  }

  private static Path spandrel(int exitCode, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx256m", "-jar", JAR.toString()));
    command.addAll(List.of(words));
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(exitCode);
      return out;
    } finally {
      process.destroyForcibly();
    }
  }

  private static JsonObject report(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("report", "out.jfr", "--json"));
    words.addAll(List.of(options));
    return JsonParser.parseString(Files.readString(spandrel(0, words.toArray(String[]::new))))
        .getAsJsonObject();
  }

  private static JsonObject named(JsonArray rows, String name) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(row -> row.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + rows));
  }

  private static Predicate<JsonElement> row(String key, String value) {
    return row -> row.getAsJsonObject().get(key).getAsString().equals(value);
  }

  @Test
  void everyRequest_isATaskWithItsRegionsStatesAndLocks() throws Exception {
    JsonObject root = report();

    JsonObject recording = root.getAsJsonObject("recording");
    assertThat(recording.get("extension").getAsBoolean()).isTrue();
    assertThat(recording.get("damaged").getAsBoolean()).isFalse();
    JsonObject request = named(root.getAsJsonArray("tasks"), "request");
    assertThat(request.get("count").getAsInt()).isEqualTo(REQUESTS);
    assertThat(request.getAsJsonObject("states").keySet()).contains("lock_ns", "socket_ns");
    assertThat(request.getAsJsonArray("slowest")).hasSize(3);
    assertThat(named(root.getAsJsonArray("regions"), "transform").get("count").getAsInt())
        .isGreaterThanOrEqualTo(REQUESTS);
    JsonArray blocking = root.getAsJsonArray("blocking");
    assertThat(blocking)
        .anyMatch(
            row("kind", "lock")
                .and(row("object", "io.spandrel.examples.pipeline.Ledger"))
                .and(row("task", "request"))
                .and(row("region", "acquire ledger"))
                .and(row -> row.getAsJsonObject().get("holder").isJsonObject()));
    assertThat(blocking)
        .anyMatch(row("kind", "network").and(row("task", "request")).and(row("region", "fetch")));
    assertThat(root.getAsJsonArray("threads")).anyMatch(row("group", "request-#"));
    assertThat(root.getAsJsonObject("cpu").get("cores").getAsInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void states_ofATask_addUpToItsTime() throws Exception {
    JsonObject request = named(report().getAsJsonArray("tasks"), "request");

    long sum =
        request.getAsJsonObject("states").entrySet().stream()
            .mapToLong(state -> state.getValue().getAsLong())
            .sum();
    assertThat(sum).isEqualTo(request.get("total_ns").getAsLong());
  }

  @Test
  void regionFilter_leavesWhatIsInTheRegion() throws Exception {
    JsonObject root = report("--region", "transform");

    assertThat(root.getAsJsonArray("tasks")).isEmpty();
    assertThat(root.getAsJsonArray("regions")).hasSize(1);
    assertThat(root.getAsJsonArray("blocking")).isNotEmpty().allMatch(row("region", "transform"));
  }

  @Test
  void text_isForEightyColumns() throws Exception {
    List<String> lines = Files.readAllLines(spandrel(0, "report", "out.jfr"));

    assertThat(lines)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.equals("Findings"));
  }

  @Test
  void fileOfAKilledProgram_isReportedAsFarAsItGoes() throws Exception {
    byte[] whole = Files.readAllBytes(directory.resolve("out.jfr"));
    Files.write(directory.resolve("cut.jfr"), Arrays.copyOf(whole, whole.length * 3 / 4));

    Path out = spandrel(0, "report", "cut.jfr", "--json");
    JsonObject root = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    assertThat(root.getAsJsonObject("recording").get("damaged").getAsBoolean()).isTrue();
  }
}
