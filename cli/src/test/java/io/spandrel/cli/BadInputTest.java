package io.spandrel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may get wrong, command by command: a line that names it, and the exit code. */
class BadInputTest {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  @TempDir private static Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void files() throws Exception {
    Files.createDirectory(directory.resolve("dir"));
    Files.createDirectory(directory.resolve("dir.folded"));
    Files.createFile(directory.resolve("empty.jfr"));
    Files.writeString(directory.resolve("notes.txt"), "hello");
    Files.writeString(directory.resolve("taken.folded"), "precious");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JVMInformation");
      recording.start();
      recording.stop();
      recording.dump(directory.resolve("small.jfr"));
    }
    byte[] whole = Files.readAllBytes(directory.resolve("small.jfr"));
    Files.write(directory.resolve("stub.jfr"), java.util.Arrays.copyOf(whole, 80));
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(directory.toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          report missing.jfr                        | 'missing.jfr' does not exist
          report dir                                | 'dir' is not a file
          report empty.jfr                          | empty.jfr is empty
          report notes.txt                          | 'notes.txt' is no recording
          report stub.jfr                           | stub.jfr cannot be read
          report small.jfr --task x --json          | --task 'x' is not in small.jfr
          report small.jfr --region x --json        | --region 'x' is not in small.jfr
          report small.jfr --trace x --json         | --trace 'x' is no trace id
          report small.jfr --fail-on often          | often
          export missing.jfr -o a.jsonl             | 'missing.jfr' does not exist
          export dir -o a.jsonl                     | 'dir' is not a file
          export empty.jfr -o a.jsonl               | empty.jfr is empty
          export notes.txt -o a.jsonl               | 'notes.txt' is no recording
          export stub.jfr --cpu a.folded            | stub.jfr cannot be read
          export small.jfr                          | --to URL
          export small.jfr -o dir                   | -o 'dir' is a directory
          export small.jfr -o no/a.jsonl            | there is no directory
          export small.jfr -o small.jfr             | is the capture itself
          export small.jfr -o small.jfr --force     | is the capture itself
          export small.jfr --cpu taken.folded       | --force to replace it
          export small.jfr --cpu dir.folded         | --cpu 'dir.folded' is a directory
          export small.jfr --cpu a.svg              | out.folded
          export small.jfr --cpu a.folded --task x  | --task 'x' is not in small.jfr
          export small.jfr --cpu a.folded --trace x | --trace 'x' is no trace id
          export small.jfr --task x -o a.jsonl      | give --cpu FILE
          export small.jfr --to localhost:4318      | --to 'localhost:4318'
          export small.jfr --to http://h:99999      | --to 'http://h:99999'
          capture 1 --seconds -5                    | --seconds '-5' is not from 1 to 300
          capture 1 --seconds 99999999999           | 99999999999
          capture http://127.0.0.1:1/path           | scheme, host and port only
          capture http://127.0.0.1:99999            | http://127.0.0.1:99999
          capture 127.0.0.1:7999                    | write http://127.0.0.1:7999
          capture http://192.0.2.1:7070             | loopback only
          capture http://127.0.0.1:1                | nobody listens at http://127.0.0.1:1
          capture http://127.0.0.1:1 -o dir         | -o 'dir' is a directory
          capture http://127.0.0.1:1 -o no/a.jfr    | there is no directory
          capture http://127.0.0.1:1 -o small.jfr   | --force to replace it
          run --to http://h:99999 -- java A         | --to 'http://h:99999'
          demo --requests -1                        | --requests '-1'
          demo --lock-held -1ms                     | -1ms
          demo --for -1s --with jaeger              | -1s
          backends --for 99999999999s               | 99999999999s
          backends --with ,                         | is no backend
          """)
  void wrongUse_isALineThatNamesIt(String words, String named) {
    assertThat(execute(words.split(" +"))).as(err()).isEqualTo(WRONG_USE);

    assertLine(named);
  }

  @Test
  void closedPortOfABackend_isALineAndNothingIsWritten() {
    assertThat(execute("export", "small.jfr", "--to", "http://127.0.0.1:1", "-o", "b.jsonl"))
        .isEqualTo(FAILED);

    assertLine("no backend at http://127.0.0.1:1");
    assertThat(directory.resolve("b.jsonl")).doesNotExist();
  }

  @Test
  void webServerThatIsNoEndpoint_isALine() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(execute("capture", address, "-o", "c.jfr")).isEqualTo(WRONG_USE);
    } finally {
      server.stop(0);
    }

    assertLine("there is no capture endpoint of Spandrel");
    assertThat(directory.resolve("c.jfr")).doesNotExist();
  }

  @Test
  void portThatSpeaksSomethingElse_isALine() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread talker =
          new Thread(() -> {
            try (var client = other.accept()) {
              client.getOutputStream().write("220 mail ready\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (java.io.IOException closed) {
              // The test is over.
            }
          });
      talker.setDaemon(true);
      talker.start();
      String address = "http://127.0.0.1:" + other.getLocalPort();
      assertThat(execute("capture", address, "-o", "d.jfr")).isEqualTo(FAILED);
    }

    assertLine("the connection to http://127.0.0.1");
    assertThat(directory.resolve("d.jfr")).doesNotExist();
  }

  private void assertLine(String named) {
    assertThat(err()).startsWith("spandrel: ").contains(named).doesNotContain("\tat ");
    // The second line, where there is one, says how to get help.
    assertThat(err().lines().filter(line -> !line.startsWith("Try '"))).hasSize(1);
    assertThat(out.size()).isZero();
  }

  private int execute(String... words) {
    Console console = new Console(terminal(out), terminal(err));
    return Spandrel.commandLine(console, Map.of(), directory).execute(words);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Terminal terminal(ByteArrayOutputStream stream) {
    return new Terminal(
        new PrintStream(stream, true, StandardCharsets.UTF_8), Style.plain(), false);
  }
}
