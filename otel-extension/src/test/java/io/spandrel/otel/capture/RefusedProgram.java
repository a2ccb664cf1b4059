package io.spandrel.otel.capture;

import io.spandrel.Capture;
import java.io.IOException;
import java.nio.file.Path;

/** Asks for a capture and says why there is none. */
public final class RefusedProgram {
  private RefusedProgram() {}

  public static void main(String[] args) throws IOException {
    try (Capture capture = Capture.start(Path.of(args[0]))) {
      System.out.println("started: " + capture.file());
    } catch (UnsupportedOperationException e) {
      System.out.println("refused: " + e);
    }
  }
}
