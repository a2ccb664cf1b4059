package io.spandrel.examples.pipeline;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes threads called {@code name-1}, {@code name-2} and so on, which do not keep the program
 * alive.
 */
final class NamedThreads implements ThreadFactory {
  private final String name;
  private final AtomicInteger made = new AtomicInteger();

  NamedThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name + "-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
