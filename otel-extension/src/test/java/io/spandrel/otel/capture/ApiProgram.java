package io.spandrel.otel.capture;

import io.spandrel.Capture;
import io.spandrel.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Captures itself, while a recording of its own runs. */
public final class ApiProgram {
  private ApiProgram() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    try (Recording own = new Recording(Configuration.getConfiguration("default"))) {
      own.start();
      Map<String, String> settings = own.getSettings();
      try (Capture capture = Capture.start(file)) {
        io.spandrel.otel.agent.Recording.await();
        Trace.<InterruptedException>region("order", () -> Thread.sleep(20));
        startSecond();
        capture.stop();
        System.out.println("whole=" + (Files.size(file) > 0));
      }
      System.out.println("own state=" + own.getState());
      System.out.println("own settings kept=" + own.getSettings().equals(settings));
    }
    Capture unfinished = Capture.start(Path.of(args[1]));
    Trace.<InterruptedException>region("unfinished", () -> Thread.sleep(20));
    System.out.println("leaves " + unfinished.file().getFileName());
  }

  private static void startSecond() throws Exception {
    try (Capture second = Capture.start(Path.of("second.jfr"))) {
      System.out.println("second=" + second.file());
    } catch (IllegalStateException e) {
      System.out.println("second=refused");
    }
  }
}
