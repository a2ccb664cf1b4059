package io.spandrel.examples.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Runs the request pipeline once. Exit codes: 0 all requests done, 1 a request failed, 2 wrong use.
 *
 * <p>It makes spans only where an OpenTelemetry agent with the Spandrel extension is present;
 * without them it runs just the same.
 */
public final class RequestPipeline {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private RequestPipeline() {}

  public static void main(String[] arguments) {
    int exitCode = run(arguments, System.out, System.err);
    if (exitCode != DONE) {
      System.exit(exitCode);
    }
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    PipelineOptions options;
    try {
      options = PipelineOptions.parse(arguments);
    } catch (IllegalArgumentException wrongUse) {
      err.println(wrongUse.getMessage());
      return WRONG_USE;
    }
    if (options.help()) {
      out.println(PipelineOptions.USAGE);
      return DONE;
    }
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isWritable(directory)) {
      err.println(
          "Cannot write to the directory '"
              + directory
              + "'; name another by -Djava.io.tmpdir=DIR.");
      return WRONG_USE;
    }
    return run(options, directory, out, err);
  }

  private static int run(
      PipelineOptions options, Path directory, PrintStream out, PrintStream err) {
    out.printf(
        Locale.ROOT,
        "Request pipeline: %d requests, %d at a time, each of 2 locks held %s, seed %d.%n",
        options.requests(),
        options.threads(),
        DurationText.format(options.lockHeldNanos()),
        options.seed());
    try {
      PipelineResult result =
          new PipelineRun(options, directory, Measurements.ON_CURRENT_SPAN).run();
      out.printf(
          Locale.ROOT,
          "%d requests done in %.2f s, %.1f MB written and forced.%n",
          result.requests(),
          result.elapsedNanos() / 1e9,
          result.bytesWritten() / 1e6);
      return DONE;
    } catch (IOException failed) {
      err.println("A request could not read or write: " + failed);
    } catch (ExecutionException failed) {
      err.println("A request failed: " + failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      err.println("Interrupted before all requests were done.");
    }
    return FAILED;
  }
}
