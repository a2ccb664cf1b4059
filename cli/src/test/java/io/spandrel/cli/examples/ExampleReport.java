package io.spandrel.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.spandrel.cli.Console;
import io.spandrel.cli.report.ReportCommand;
import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/** What {@code spandrel report --json} says of one file. */
record ExampleReport(JsonObject root) {

  /** Two cores that others use too may honestly be too few for any program. */
  private static final String RUNNABLE_SPIKE = "runnable-spike";

  static ExampleReport of(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(terminal(out), terminal(err));
    int code =
        new CommandLine(new ReportCommand(console, file.getParent()))
            .execute(file.getFileName().toString(), "--json");
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    JsonObject root =
        JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertThat(root.getAsJsonObject("recording").get("extension").getAsBoolean()).isTrue();
    return new ExampleReport(root);
  }

  private static Terminal terminal(ByteArrayOutputStream stream) {
    return new Terminal(
        new PrintStream(stream, true, StandardCharsets.UTF_8), Style.plain(), false);
  }

  /** Each kind of finding, once. */
  Set<String> findingIds() {
    Set<String> ids = new TreeSet<>();
    findings().forEach(finding -> ids.add(finding.get("id").getAsString()));
    ids.remove(RUNNABLE_SPIKE);
    return ids;
  }

  private List<JsonObject> findings() {
    return rows("findings");
  }

  /** The worst of its kind. */
  JsonObject finding(String id) {
    return findings().stream()
        .filter(finding -> finding.get("id").getAsString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + findings()));
  }

  /** The row of this name in {@code tasks} or {@code regions}. */
  JsonObject type(String section, String name) {
    return rows(section).stream()
        .filter(row -> row.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + root.get(section)));
  }

  List<JsonObject> rows(String section) {
    JsonArray rows = root.getAsJsonArray(section);
    return StreamSupport.stream(rows.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  static String text(JsonObject object, String key) {
    return object.has(key) ? object.get(key).getAsString() : "";
  }
}
