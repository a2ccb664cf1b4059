package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.SmallJdk;
import io.spandrel.otel.agent.TracedProgram;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps captures from being made: one line, and the program runs on to its own end. */
class ITClosedEndpoint {
  @TempDir private Path scratch;

  private static ProgramRun run(String... options) throws InterruptedException {
    return run(TracedProgram.of(ShortProgram.class).with(options));
  }

  private static ProgramRun run(TracedProgram program) throws InterruptedException {
    ProgramRun run = program.run();
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.stackTraceLines()).isEmpty();
    assertThat(run.output()).contains(ShortProgram.DONE);
    return run;
  }

  @Test
  void aPortInUseAndAMissingDirectory_areOneLineEach() throws Exception {
    Path missing = scratch.resolve("missing");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      ProgramRun run =
          run(
              "-Dspandrel.capture.port=" + taken.getLocalPort(),
              "-Dspandrel.capture.probability=1",
              "-Dspandrel.capture.directory=" + missing);

      assertThat(run.spandrelLines())
          .hasSize(2)
          .anySatisfy(line ->
              assertThat(line).contains("stays closed", "port " + taken.getLocalPort(), "in use"))
          .anySatisfy(
              line -> assertThat(line).contains("starts no captures", missing + " does not exist"));
      assertThat(missing).doesNotExist();
      assertThat(run.after("threads=").get(0))
          .doesNotContain("spandrel-endpoint", "HTTP-Dispatcher");
    }
  }

  @Test
  void aJvmWithoutHttpServer_isOneLine() throws Exception {
    ProgramRun run =
        run(
            TracedProgram.of(ShortProgram.class)
                .on(SmallJdk.withoutHttpServer())
                .with("-Dspandrel.capture.port=0"));

    assertThat(run.spandrelLines())
        .singleElement()
        .asString()
        .contains("stays closed", "module jdk.httpserver is missing");
  }

  @Test
  void anOpenPort_doesNotKeepTheProgramFromEnding() throws Exception {
    ProgramRun run = run("-Dspandrel.capture.port=0");

    assertThat(run.spandrelLines()).singleElement().asString().contains("captures at http://");
    assertThat(run.after("threads=").get(0)).contains("HTTP-Dispatcher");
  }
}
