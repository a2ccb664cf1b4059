package io.spandrel.cli.export;

import io.spandrel.cli.file.OutputFile;
import io.spandrel.cli.launch.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;

/** The file for CPU samples; what it is called decides its format. */
enum CpuOutput {
  FOLDED,
  PPROF;

  static CpuOutput of(String file) {
    if (file.endsWith(".folded")) {
      return FOLDED;
    }
    if (file.endsWith(".pb.gz")) {
      return PPROF;
    }
    throw new UsageException(
        "--cpu '"
            + file
            + "' ends neither in .folded nor in .pb.gz, which say the format: give out.folded for"
            + " collapsed stacks, or out.pb.gz for pprof");
  }

  /**
   * Writes the whole file.
   *
   * @throws ExportFailure when it cannot be written
   */
  void write(OutputFile file, StackCounts stacks, Instant start, long durationNanos) {
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.partial()))) {
        if (this == FOLDED) {
          FoldedStacks.write(stacks, out);
        } else {
          PprofProfile.write(stacks, start, durationNanos, out);
        }
      }
      file.keep();
    } catch (IOException e) {
      throw ExportFailure.ofFile(file, e);
    }
  }
}
