package io.spandrel.cli.export;

import io.spandrel.cli.launch.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The file for CPU samples; what it is called decides its format. */
enum CpuOutput {
  FOLDED,
  PPROF;

  static CpuOutput of(Path file) {
    String name = file.toString();
    if (name.endsWith(".folded") || name.endsWith(".txt") || name.endsWith(".collapsed")) {
      return FOLDED;
    }
    if (name.endsWith(".pb.gz") || name.endsWith(".pprof")) {
      return PPROF;
    }
    throw new UsageException(
        "--cpu '"
            + file
            + "' says no format: call it out.folded for collapsed stacks, out.pb.gz for pprof");
  }

  /**
   * @throws ExportFailure when the file cannot be written
   */
  void write(Path file, StackCounts stacks, Instant start, long durationNanos) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (this == FOLDED) {
        FoldedStacks.write(stacks, out);
      } else {
        PprofProfile.write(stacks, start, durationNanos, out);
      }
    } catch (IOException e) {
      throw OutputFile.failure(file, e);
    }
  }
}
