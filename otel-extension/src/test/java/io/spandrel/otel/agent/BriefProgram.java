package io.spandrel.otel.agent;

import io.spandrel.Capture;
import io.spandrel.Trace;
import java.nio.file.Path;

/** Is over before the recorder's stream would be read for the second time. */
public final class BriefProgram {
  public static final int SLEEPS = 12;

  /** How it comes to its end. */
  enum Ending {
    RETURN,
    EXIT,
    THROW
  }

  private BriefProgram() {}

  /** With a second argument it captures itself into that file, up to its last moment. */
  public static void main(String[] args) throws Exception {
    Recording.await();
    if (args.length > 1) {
      try (Capture capture = Capture.start(Path.of(args[1]))) {
        sleep();
        capture.stop();
      }
    } else {
      sleep();
    }
    switch (Ending.valueOf(args[0])) {
      case RETURN -> {}
      case EXIT -> System.exit(0);
      case THROW -> throw new IllegalStateException("nobody catches this");
    }
  }

  private static void sleep() throws InterruptedException {
    for (int i = 0; i < SLEEPS; i++) {
      Trace.<InterruptedException>region("sleeps", () -> Thread.sleep(25));
    }
  }
}
