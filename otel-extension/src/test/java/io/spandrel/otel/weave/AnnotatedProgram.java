package io.spandrel.otel.weave;

import io.opentelemetry.api.trace.Span;
import io.spandrel.Region;
import io.spandrel.Task;
import io.spandrel.Trace;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** What {@link ITAnnotations} runs under the agent. Prints what the spans cannot tell. */
public final class AnnotatedProgram {
  private AnnotatedProgram() {}

  public static void main(String[] args) throws Exception {
    AnnotatedProgram program = new AnnotatedProgram();
    program.named();
    unnamed();
    System.out.println("sum=" + program.primitive(2, 3L));
    try {
      program.failing();
    } catch (IOException expected) {
      System.out.println("thrown=" + expected.getMessage());
    }
    completeLater(program);
    program.cancelled().cancel(true);
    program.taskAndRegion();
    new Nested().call();
    ((Greeting) () -> "hello").greet();
    generic(new Nested()).apply("text");
    System.out.println("left=" + Span.current().getSpanContext().isValid());
    enabled();
  }

  @Task("order")
  void named() {
    inside();
  }

  @Region("parse")
  private void inside() {
    Trace.log("cache", "miss");
  }

  @Task
  static void unnamed() {}

  @Region("primitive")
  private int primitive(int left, long right) {
    return (int) (left + right);
  }

  @Task("failing")
  private String failing() throws IOException {
    throw new IOException("broken");
  }

  private static void completeLater(AnnotatedProgram program) throws InterruptedException {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletionStage<String> returned = program.later(source);
    System.out.println(
        "same=" + (returned == source) + " current=" + Span.current().getSpanContext().isValid());
    Thread completer = new Thread(() -> source.complete("done"));
    completer.start();
    completer.join();
  }

  @Task("later")
  private CompletionStage<String> later(CompletableFuture<String> result) {
    return result;
  }

  @Task("cancelled")
  private Future<String> cancelled() {
    return new CompletableFuture<>();
  }

  @Region("both region")
  @Task("both task")
  private void taskAndRegion() {}

  private static void enabled() throws InterruptedException {
    awaitRecorder();
    System.clearProperty("io.spandrel.recording");
    System.out.println(
        "enabled off=" + Trace.<Boolean, RuntimeException>region("off", Trace::isEnabled));
    System.setProperty("io.spandrel.recording", "true");
    System.out.println(
        "enabled on="
            + Trace.<Boolean, RuntimeException>region("on", Trace::isEnabled)
            + " outside="
            + Trace.isEnabled());
  }

  /** Its own answer must not come between those that are tried here. */
  private static void awaitRecorder() throws InterruptedException {
    boolean expected = !"false".equals(System.getProperty("spandrel.enabled"));
    while (expected && System.getProperty("io.spandrel.recording") == null) {
      Thread.sleep(10);
    }
  }

  private static <T> Work<T> generic(Work<T> work) {
    return work;
  }

  interface Greeting {
    String text();

    @Region("default method")
    default String greet() {
      return text();
    }
  }

  interface Work<T> {
    @Region("not inherited")
    T apply(T value);
  }

  static final class Nested implements Work<String> {
    @Region
    void call() {}

    /** Has a bridge method with the same annotation. */
    @Override
    @Region("once")
    public String apply(String value) {
      return value;
    }
  }
}
