package io.spandrel.benchmarks.capture;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.spandrel.otel.capture.CaptureSpanProcessor;
import io.spandrel.otel.context.ScopeStorage;
import io.spandrel.recorder.Recorder;
import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.capture.CaptureSettings;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Writes a capture of about so many megabytes: 64 threads that handle requests of three regions
 * each, with a lock, a park and a sleep of half a millisecond to two; or that wait in this way
 * outside of any span, as most threads of a server do most of the time. {@code CaptureGenerator MB
 * FILE [waits]}.
 */
public final class CaptureGenerator {
  private static final int THREADS = 64;
  private static final long PARK_NANOS = 500_000;

  private final Tracer tracer;
  private final boolean inSpans;
  private final Object lock = new Object();
  private volatile boolean done;

  private CaptureGenerator(Tracer tracer, boolean inSpans) {
    this.tracer = tracer;
    this.inSpans = inSpans;
  }

  public static void main(String[] arguments) throws Exception {
    long bytes = Long.parseLong(arguments[0]) << 20;
    Recorder recorder = new Recorder(RecorderSettings.DEFAULTS, System.err::println);
    ContextStorage.addWrapper(storage -> new ScopeStorage(storage, recorder.scopes()));
    CountDownLatch running = new CountDownLatch(1);
    recorder.onRunning(now -> running.countDown());
    recorder.start();
    running.await();
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(new CaptureSpanProcessor(() -> true)).build();
    try (Reader settings = new InputStreamReader(CaptureSettings.open(), StandardCharsets.UTF_8);
        Recording recording = new Recording(Configuration.create(settings))) {
      recording.setDestination(Path.of(arguments[1]));
      recording.start();
      boolean inSpans = arguments.length < 3 || !arguments[2].equals("waits");
      CaptureGenerator generator = new CaptureGenerator(provider.get("benchmarks"), inSpans);
      generator.run(recording, bytes);
      recording.stop();
    }
    recorder.close();
    System.exit(0);
  }

  /** The size is that of finished chunks, so the file is up to a chunk larger. */
  private void run(Recording recording, long bytes) throws InterruptedException {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(this::handle, "worker-" + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
    while (recording.getSize() < bytes) {
      Thread.sleep(100);
    }
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void handle() {
    while (!done) {
      if (!inSpans) {
        park();
        locked();
        sleep(2);
        continue;
      }
      Span task =
          tracer
              .spanBuilder("request")
              .setNoParent()
              .setAttribute("http.route", "/items")
              .startSpan();
      try (Scope attached = Context.root().with(task).makeCurrent()) {
        region("fetch", CaptureGenerator::park);
        region("transform", this::locked);
        region("store", () -> sleep(2));
      } finally {
        task.end();
      }
    }
  }

  private void region(String name, Runnable work) {
    Span span = tracer.spanBuilder(name).setAttribute("spandrel.type", "region").startSpan();
    try (Scope attached = span.makeCurrent()) {
      work.run();
    } finally {
      span.end();
    }
  }

  private static void park() {
    LockSupport.parkNanos(PARK_NANOS);
  }

  private void locked() {
    synchronized (lock) {
      long end = System.nanoTime() + 20_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
