package io.spandrel.otel.agent;

import io.opentelemetry.api.trace.Span;
import io.spandrel.Region;
import io.spandrel.Trace;
import java.util.Comparator;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/**
 * Makes a few spans, says what it finds of us in its JVM, and ends with an exit code of its own.
 */
public final class MadeSpans {
  static final int EXIT_CODE = 7;
  static final String SPAN = "made by the program";

  private MadeSpans() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("recorded")) {
      Recording.await();
    }
    Trace.<InterruptedException>region(
        SPAN,
        () -> {
          Thread.sleep(10);
          System.out.println("enabled=" + Trace.isEnabled());
        });
    new MadeSpans().annotated();
    System.out.println("woven=" + wovenSpan);
    System.out.println("thread=" + names(ourThreads()));
    System.out.println("property=" + System.getProperty("io.spandrel.recording"));
    if (args.length > 0 && args[0].equals("event types")) {
      System.out.println("event types=" + names(ourEventTypes()));
    }
    System.exit(EXIT_CODE);
  }

  private static boolean wovenSpan;

  @Region
  private void annotated() {
    wovenSpan = Span.current().getSpanContext().isValid();
  }

  private static Stream<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
  }

  private static Stream<String> ourEventTypes() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream().map(EventType::getName);
  }

  private static String names(Stream<String> all) {
    return all.filter(name -> name.contains("spandrel"))
        .sorted(Comparator.naturalOrder())
        .toList()
        .toString();
  }
}
