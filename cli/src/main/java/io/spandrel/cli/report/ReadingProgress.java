package io.spandrel.cli.report;

import io.spandrel.cli.report.read.CaptureReader;
import io.spandrel.cli.view.StatusLine;
import io.spandrel.cli.view.Terminal;

/** How much of the file has been read, where a person looks at it. */
final class ReadingProgress implements CaptureReader.Progress {

  private static final double MEGABYTE = 1e6;

  private final StatusLine line;
  private volatile long bytes;
  private volatile long totalBytes;

  ReadingProgress(Terminal terminal) {
    this.line = StatusLine.start(terminal, this::text);
  }

  @Override
  public void read(long bytesRead, long bytesInAll) {
    bytes = bytesRead;
    totalBytes = bytesInAll;
  }

  private String text() {
    long all = totalBytes;
    return all == 0
        ? "spandrel: reading ..."
        : "spandrel: reading, %d%% of %.0f MB".formatted(100 * bytes / all, all / MEGABYTE);
  }

  void stop() {
    line.stop();
  }
}
