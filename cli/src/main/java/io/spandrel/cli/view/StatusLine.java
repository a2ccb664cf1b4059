package io.spandrel.cli.view;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line that is redrawn in place while something runs; on a file or a pipe nothing at all. */
public final class StatusLine {

  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final Supplier<String> text;
  private final ScheduledExecutorService clock;
  private String drawn = "";

  private StatusLine(Terminal terminal, Supplier<String> text) {
    this.terminal = terminal;
    this.text = text;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "spandrel-status");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Begins to redraw twice a second, on a thread of its own, what the supplier gives. */
  public static StatusLine start(Terminal terminal, Supplier<String> text) {
    StatusLine line = new StatusLine(terminal, text);
    if (terminal.interactive()) {
      line.clock.scheduleAtFixedRate(
          line::draw, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
    return line;
  }

  private synchronized void draw() {
    String now = text.get();
    if (!clock.isShutdown() && !now.equals(drawn)) {
      terminal.out().print(CLEAR + now);
      terminal.out().flush();
      drawn = now;
    }
  }

  /** Stops and wipes the line; doing so again does nothing. */
  public synchronized void stop() {
    clock.shutdownNow();
    if (!drawn.isEmpty()) {
      terminal.out().print(CLEAR);
      terminal.out().flush();
      drawn = "";
    }
  }
}
