package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file, checked by the program that reads it. */
class ITConfigFiles {
  private static final List<String> GATEWAYS =
      List.of("gateway-jaeger.yaml", "gateway-tempo.yaml", "gateway-both.yaml");

  private static final Pattern LIMIT =
      Pattern.compile("total\\.(\\w+)_ns\"\\] >= (?:\\$\\{env:\\w+:-)?(\\d+)");

  @TempDir private Path directory;

  static Stream<List<String>> combinations() {
    Stream<List<String>> onGateways =
        GATEWAYS.stream()
            .flatMap(gateway ->
                Stream.of(
                    List.of(gateway),
                    List.of(gateway, "tail-sampling.yaml"),
                    List.of(gateway, "metrics.yaml"),
                    List.of(gateway, "privacy.yaml"),
                    List.of(gateway, "tail-sampling.yaml", "metrics.yaml", "privacy.yaml")));
    return Stream.concat(
        onGateways,
        Stream.of(
            List.of("scale/agents.yaml"),
            List.of("scale/agents-kafka.yaml"),
            List.of("gateway-tempo.yaml", "tail-sampling.yaml", "scale/sampling.yaml"),
            List.of(
                "gateway-tempo.yaml",
                "tail-sampling.yaml",
                "scale/sampling.yaml",
                "scale/sampling-kafka.yaml",
                "metrics.yaml")));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void collector_acceptsTheFiles(List<String> files) throws Exception {
    assertThat(validate(files.stream().map(TestPrograms.CONFIGS::file).toList()))
        .as(said())
        .isZero();
  }

  @Test
  void everyCollectorFile_isInACombination() throws Exception {
    Set<String> used = new TreeSet<>(Set.of("jaeger.yaml", "tempo.yaml", "compose.yaml"));
    combinations().forEach(used::addAll);
    Set<String> there = new TreeSet<>();
    for (String folder : List.of("", "scale")) {
      try (Stream<Path> files = Files.list(TestPrograms.CONFIGS.file(folder))) {
        files
            .map(file -> TestPrograms.CONFIGS.path().relativize(file).toString())
            .filter(name -> name.endsWith(".yaml"))
            .forEach(there::add);
      }
    }
    assertThat(there).isEqualTo(used);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tail-sampling.yaml", "metrics.yaml", "privacy.yaml"})
  void misspeltKey_isNoticed(String overlay) throws Exception {
    String text = Files.readString(TestPrograms.CONFIGS.file(overlay));
    Path wrong = directory.resolve(overlay);
    Files.writeString(
        wrong,
        text.replace("num_traces:", "num_trace:")
            .replace("histogram: {unit", "histogram: {units")
            .replace("delete_key(span", "delete_keys(span"));

    assertThat(validate(List.of(TestPrograms.CONFIGS.file("gateway-both.yaml"), wrong)))
        .as(said())
        .isNotZero();
  }

  @Test
  void collectorInTheKubernetesResource_isAcceptedAndHasTheSameLimits() throws Exception {
    String resource = Files.readString(TestPrograms.CONFIGS.file("kubernetes/collector.yaml"));
    String config = resource.substring(resource.indexOf("  config:\n") + 10).stripIndent();
    Path file = Files.writeString(directory.resolve("collector.yaml"), config);

    assertThat(validate(List.of(file))).as(said()).isZero();
    assertThat(limits(config))
        .isEqualTo(limits(Files.readString(TestPrograms.CONFIGS.file("tail-sampling.yaml"))))
        .hasSizeGreaterThan(5);
  }

  /** What a trace is kept from, in nanoseconds, by state. */
  private static Map<String, String> limits(String config) {
    Map<String, String> limits = new TreeMap<>();
    for (Matcher limit = LIMIT.matcher(config); limit.find(); ) {
      limits.put(limit.group(1), limit.group(2));
    }
    return limits;
  }

  @Test
  void jaeger_acceptsItsFile() throws Exception {
    assertThat(
            run(
                TestPrograms.locate(BackendKind.JAEGER),
                "validate",
                "--config",
                TestPrograms.CONFIGS.file("jaeger.yaml").toString()))
        .as(said())
        .isZero();
  }

  @Test
  void tempo_acceptsItsFile() throws Exception {
    assertThat(
            run(
                TestPrograms.locate(BackendKind.TEMPO),
                "-config.file=" + TestPrograms.CONFIGS.file("tempo.yaml"),
                "-config.expand-env=true",
                "-config.verify=true"))
        .as(said())
        .isZero();
  }

  @Test
  void prometheus_acceptsItsFiles_andTheRulesDoWhatTheirTestSays() throws Exception {
    Path promtool = TestPrograms.tool("promtool");
    Path files = TestPrograms.CONFIGS.file("prometheus");

    assertThat(run(promtool, "check", "config", files.resolve("prometheus.yaml").toString()))
        .as(said())
        .isZero();
    assertThat(run(promtool, "test", "rules", files.resolve("rules-test.yaml").toString()))
        .as(said())
        .isZero();
  }

  @Test
  void compose_acceptsItsFile() throws Exception {
    assertThat(
            run(
                TestPrograms.tool("docker-compose"),
                "--file",
                TestPrograms.CONFIGS.file("compose.yaml").toString(),
                "config",
                "--quiet"))
        .as(said())
        .isZero();
  }

  private int validate(List<Path> files) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("validate"));
    files.forEach(file -> arguments.addAll(List.of("--config", file.toString())));
    return run(TestPrograms.locate(BackendKind.COLLECTOR), arguments.toArray(String[]::new));
  }

  private int run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command + " ended").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private Path output() {
    return directory.resolve("output");
  }

  /** What the program said; read when something is wrong. */
  private Supplier<String> said() {
    return () -> {
      try {
        return Files.readString(output());
      } catch (IOException e) {
        return "nothing";
      }
    };
  }
}
