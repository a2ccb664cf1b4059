package io.spandrel.otel.agent;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.spandrel.Trace;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * What programs do that nobody plans for, each while spans are open; then it returns from main with
 * daemon threads still at work.
 */
public final class MisbehavingProgram {
  static final String AFTER_OVERFLOW = "after the overflow";
  static final String AFTERWARDS = "afterwards";

  private MisbehavingProgram() {}

  public static void main(String[] args) throws Exception {
    Recording.await();
    beInterrupted();
    Thread overflowing = new Thread(MisbehavingProgram::overflowTheStack);
    overflowing.start();
    overflowing.join();
    closeOnAnotherThread();
    closeInTheWrongOrder();
    throwFromRegion();
    startDaemons();
    Trace.region(AFTERWARDS, MisbehavingProgram::sleep);
    System.out.println("main returns");
  }

  private static void beInterrupted() {
    Thread.currentThread().interrupt();
    Trace.region("interrupted", () -> LockSupport.parkNanos(1_000_000));
    Trace.region("still interrupted", () -> {});
    System.out.println("interrupted=" + Thread.interrupted());
  }

  private static void overflowTheStack() {
    Span even = GlobalOpenTelemetry.getTracer("test").spanBuilder("even").startSpan();
    Span odd = GlobalOpenTelemetry.getTracer("test").spanBuilder("odd").startSpan();
    try {
      nest(even, odd);
      System.out.println("overflow=none");
    } catch (StackOverflowError expected) {
      System.out.println("overflow=seen");
    }
    even.end();
    odd.end();
    // A close down there may have failed, in anybody's code; what follows shall not suffer from it.
    Scope fresh = Context.root().makeCurrent();
    Trace.region(AFTER_OVERFLOW, MisbehavingProgram::sleep);
    fresh.close();
  }

  /**
   * Each level is a scope of its own, so the stack ends somewhere inside the scopes' own code. No
   * span is ended down there: the SDK's queue would not survive that.
   */
  private static int nest(Span one, Span other) {
    Scope scope = one.makeCurrent();
    try {
      return 1 + nest(other, one);
    } finally {
      scope.close();
    }
  }

  private static void closeOnAnotherThread() throws InterruptedException {
    Span span = GlobalOpenTelemetry.getTracer("test").spanBuilder("closed elsewhere").startSpan();
    Scope scope = span.makeCurrent();
    Thread other = new Thread(scope::close);
    other.start();
    other.join();
    scope.close();
    span.end();
  }

  private static void closeInTheWrongOrder() {
    Span outer = GlobalOpenTelemetry.getTracer("test").spanBuilder("outer").startSpan();
    Scope outerScope = outer.makeCurrent();
    Span inner = GlobalOpenTelemetry.getTracer("test").spanBuilder("inner").startSpan();
    Scope innerScope = inner.makeCurrent();
    outerScope.close();
    innerScope.close();
    outerScope.close();
    inner.end();
    outer.end();
  }

  private static void throwFromRegion() {
    try {
      Trace.region(
          "throws",
          () -> {
            throw new IllegalStateException("the program's own");
          });
    } catch (IllegalStateException expected) {
      System.out.println("thrown=" + expected.getMessage());
    }
  }

  /** One is stuck in a span, one makes spans until the end. */
  private static void startDaemons() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(2);
    var daemons =
        Executors.newCachedThreadPool(body -> {
          Thread daemon = new Thread(body);
          daemon.setDaemon(true);
          return daemon;
        });
    daemons.execute(() -> Trace.region("stuck", () -> stay(started)));
    daemons.execute(() -> {
      started.countDown();
      while (true) {
        Trace.region("busy", () -> LockSupport.parkNanos(1_000_000));
      }
    });
    started.await();
  }

  private static void stay(CountDownLatch started) {
    started.countDown();
    while (true) {
      LockSupport.park();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
