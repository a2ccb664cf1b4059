package io.spandrel.receiver;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the requests of the JDK's HTTP server, which has neither a bound on requests nor a time
 * limit that can be set for one server.
 *
 * <ul>
 *   <li>Bound: so many threads, as many waiting; then the server's own thread waits, takes no new
 *       connections, and the kernel's backlog fills up.
 *   <li>Time limit: the thread of a request that lasts too long is interrupted. It reads and writes
 *       an interruptible channel, so that closes the connection, also one that never ends its
 *       headers.
 * </ul>
 */
final class HttpRequestExecutor implements Executor, AutoCloseable {
  private static final int CLOSE_SECONDS = 2;
  private static final int IDLE_SECONDS = 10;
  private static final int FULL_CHECK_MILLIS = 50;

  private final ThreadPoolExecutor requests;
  private final ScheduledThreadPoolExecutor alarms;
  private final long timeoutNanos;
  private final Runnable onTimeout;

  HttpRequestExecutor(int maxRequests, Duration timeout, Runnable onTimeout) {
    this.timeoutNanos = timeout.toNanos();
    this.onTimeout = onTimeout;
    this.requests =
        new ThreadPoolExecutor(
            maxRequests,
            maxRequests,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(maxRequests),
            new DaemonThreads("spandrel-receiver-http"),
            HttpRequestExecutor::waitForRoom);
    requests.allowCoreThreadTimeOut(true);
    this.alarms =
        new ScheduledThreadPoolExecutor(1, new DaemonThreads("spandrel-receiver-http-timeout"));
    alarms.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable request) {
    requests.execute(() -> runInTime(request));
  }

  /** Requests at work get a moment to end, then they are interrupted. */
  @Override
  public void close() {
    requests.shutdown();
    try {
      requests.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    requests.shutdownNow();
    alarms.shutdownNow();
  }

  private void runInTime(Runnable request) {
    FutureTask<Void> task = new FutureTask<>(request, null);
    Future<?> alarm;
    try {
      alarm = alarms.schedule(() -> cancel(task), timeoutNanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return; // closed
    }
    task.run();
    alarm.cancel(false);
  }

  private void cancel(FutureTask<Void> task) {
    if (task.cancel(true)) {
      onTimeout.run();
    }
  }

  private static void waitForRoom(Runnable request, ThreadPoolExecutor pool) {
    BlockingQueue<Runnable> queue = pool.getQueue();
    try {
      while (!pool.isShutdown()) {
        if (queue.offer(request, FULL_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RejectedExecutionException("the receiver is closed");
  }
}
