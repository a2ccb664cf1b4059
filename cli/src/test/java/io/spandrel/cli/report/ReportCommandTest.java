package io.spandrel.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.spandrel.cli.Console;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Without an extension: what any recording of any JVM can tell, and files that are none. */
class ReportCommandTest {

  private static final long HELD_MILLIS = 30;
  private static final int WAITS = 12;
  private static final int FLIPPED_FILES = 40;

  @TempDir private static Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void record() throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JavaMonitorEnter").withoutThreshold().withStackTrace();
      recording.enable("jdk.CPULoad");
      recording.start();
      for (int i = 0; i < WAITS; i++) {
        contend();
      }
      recording.stop();
      recording.dump(directory.resolve("waits.jfr"));
    }
  }

  /** One thread waits for a lock that this one holds. */
  private static void contend() throws InterruptedException {
    Object lock = new Object();
    CountDownLatch held = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              held.countDown();
              synchronized (lock) {
                Thread.onSpinWait();
              }
            },
            "waiter-1");
    synchronized (lock) {
      waiter.start();
      held.await();
      while (waiter.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      Thread.sleep(HELD_MILLIS);
    }
    waiter.join();
  }

  private int report(String... arguments) {
    Console console = new Console(terminal(out), terminal(err));
    CommandLine command =
        new CommandLine(new ReportCommand(console, directory))
            .setCaseInsensitiveEnumValuesAllowed(true);
    return command.execute(arguments);
  }

  private static Terminal terminal(ByteArrayOutputStream stream) {
    return new Terminal(
        new PrintStream(stream, true, StandardCharsets.UTF_8), Style.plain(), false);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void recordingWithoutExtension_hasItsWaitsAndNoSpans() {
    assertThat(report("waits.jfr", "--json")).isZero();

    JsonObject root = JsonParser.parseString(out()).getAsJsonObject();
    JsonObject recording = root.getAsJsonObject("recording");
    assertThat(recording.get("file").getAsString()).isEqualTo("waits.jfr");
    assertThat(recording.get("extension").getAsBoolean()).isFalse();
    assertThat(root.getAsJsonArray("tasks")).isEmpty();
    JsonObject lock = root.getAsJsonArray("blocking").get(0).getAsJsonObject();
    assertThat(lock.get("kind").getAsString()).isEqualTo("lock");
    assertThat(lock.get("object").getAsString()).isEqualTo("java.lang.Object");
    assertThat(lock.get("frame").getAsString()).contains("ReportCommandTest.lambda$contend$");
    assertThat(lock.get("count").getAsLong()).isEqualTo(WAITS);
    assertThat(lock.get("task").getAsString()).isEmpty();
    assertThat(root.getAsJsonArray("threads"))
        .anySatisfy(thread ->
            assertThat(thread.getAsJsonObject().get("group").getAsString()).isEqualTo("waiter-#"));
  }

  @Test
  void text_saysThatThereAreNoSpans() {
    assertThat(report("waits.jfr")).isZero();

    assertThat(out())
        .contains("Without the Spandrel extension")
        .contains("lock Object")
        .doesNotContain("\u001b");
    assertThat(out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(err.size()).isZero();
  }

  @Test
  void failOn_makesAFindingTheExitCode() {
    assertThat(report("waits.jfr", "--fail-on", "warning")).isEqualTo(1);
  }

  @Test
  void cutFile_isReportedAsFarAsItGoes() throws IOException {
    byte[] whole = Files.readAllBytes(directory.resolve("waits.jfr"));
    Path cut = directory.resolve("cut.jfr");
    try (var file = Files.newOutputStream(cut)) {
      file.write(whole);
      file.write(Arrays.copyOf(whole, whole.length / 2));
    }

    assertThat(report("cut.jfr", "--json")).isZero();
    JsonObject recording =
        JsonParser.parseString(out()).getAsJsonObject().getAsJsonObject("recording");
    assertThat(recording.get("damaged").getAsBoolean()).isTrue();
    assertThat(recording.getAsJsonArray("remarks")).isNotEmpty();
  }

  @Test
  void flippedBytes_neverCrashTheReport() throws IOException {
    byte[] whole = Files.readAllBytes(directory.resolve("waits.jfr"));
    Random random = new Random(11);
    for (int round = 0; round < FLIPPED_FILES; round++) {
      byte[] flipped = whole.clone();
      for (int i = 0; i < 1 + round; i++) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(directory.resolve("flipped.jfr"), flipped);
      try {
        reportOrThrow("flipped.jfr", "--json");
      } catch (UsageException unreadable) {
        assertThat(unreadable.getMessage()).contains("flipped.jfr").doesNotContain("\n");
      }
    }
  }

  @Test
  void nameThatIsNotInTheFile_isOneLine() {
    assertRefused("--task 'order' is not in waits.jfr, which has no tasks", "--task", "order");
    assertRefused("--region 'book' is not in waits.jfr, which has no regions", "--region", "book");
    assertRefused("--trace 'abc' is in no span of waits.jfr", "--trace", "abc");
  }

  private void assertRefused(String message, String... options) {
    String[] arguments = Arrays.copyOf(options, options.length + 1);
    arguments[options.length] = "waits.jfr";
    assertThatThrownBy(() -> reportOrThrow(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  /** Lets an exception through, which the root command would turn into one line and exit code 2. */
  private void reportOrThrow(String... arguments) {
    ReportCommand command = new ReportCommand(new Console(terminal(out), terminal(err)), directory);
    new CommandLine(command).parseArgs(arguments);
    command.call();
  }

  @Test
  void filesThatAreNoRecording_areOneLine() throws IOException {
    Files.createFile(directory.resolve("empty.jfr"));
    Files.writeString(directory.resolve("text.jfr"), "not a recording");

    for (String name : new String[] {"missing.jfr", ".", "empty.jfr", "text.jfr"}) {
      assertThatThrownBy(() -> reportOrThrow(name))
          .isInstanceOf(UsageException.class)
          .message()
          .contains(name.equals(".") ? "is not a file" : name)
          .doesNotContain("\n");
    }
    assertThat(out()).isEmpty();
  }

  @Test
  void fileOfAnotherKind_isNotCalledDamaged() throws IOException {
    Files.writeString(directory.resolve("notes.txt"), "not a recording");
    byte[] whole = Files.readAllBytes(directory.resolve("waits.jfr"));
    Files.write(directory.resolve("stub.jfr"), Arrays.copyOf(whole, 100));

    assertThatThrownBy(() -> reportOrThrow("notes.txt"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "'notes.txt' is no recording, and none is in it: give a file that Flight Recorder"
                + " wrote, such as out.jfr");
    assertThatThrownBy(() -> reportOrThrow("stub.jfr"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("stub.jfr")
        .hasMessageContaining("cut");
  }
}
