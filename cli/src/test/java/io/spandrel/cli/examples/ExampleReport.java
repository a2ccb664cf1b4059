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
import java.util.Arrays;
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
    assertFitsIntoATerminal(file);
    JsonObject root =
        JsonParser.parseString(output(file, Style.plain(), "--json")).getAsJsonObject();
    assertThat(root.getAsJsonObject("recording").get("extension").getAsBoolean()).isTrue();
    return new ExampleReport(root);
  }

  /** What people see: 80 columns, and colours that add nothing else. */
  private static void assertFitsIntoATerminal(Path file) {
    String plain = output(file, new Style(80, false, true));
    String coloured = output(file, new Style(80, true, true));
    assertThat(plain.lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").lines().map(String::stripTrailing))
        .containsExactlyElementsOf(plain.lines().toList());
  }

  private static String output(Path file, Style style, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(terminal(out, style), terminal(err, style));
    String[] words = Arrays.copyOf(options, options.length + 1);
    words[options.length] = file.getFileName().toString();
    int code = new CommandLine(new ReportCommand(console, file.getParent())).execute(words);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Terminal terminal(ByteArrayOutputStream stream, Style style) {
    return new Terminal(new PrintStream(stream, true, StandardCharsets.UTF_8), style, false);
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
