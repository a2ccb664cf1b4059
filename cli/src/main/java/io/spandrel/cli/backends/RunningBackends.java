package io.spandrel.cli.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Backends that run until they are closed, or this JVM is told to end. Threads: any.
 *
 * <p>Not promised: that they stop when this JVM is killed ({@code kill -9}).
 */
public final class RunningBackends implements OpenBackends {

  /** Tempo may take longer than anybody wants to wait. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final BackendList list;
  private final BackendLaunch launch;
  private final Map<BackendKind, BackendProcess> running = new EnumMap<>(BackendKind.class);
  private final Thread hook = new Thread(this::stopAll, "spandrel-stop-backends");
  private boolean closed;

  RunningBackends(BackendList list, BackendLaunch launch) {
    this.list = list;
    this.launch = launch;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts them one after the other, and returns when all of them answer.
   *
   * @throws BackendFailedException if one does not come up; those before it are stopped
   */
  void start(Map<BackendKind, Path> programs) throws InterruptedException {
    try {
      for (BackendKind kind : list.kinds()) {
        launch(kind, programs.get(kind));
      }
      for (BackendKind kind : list.kinds()) {
        awaitReady(kind);
      }
    } catch (BackendFailedException | InterruptedException failed) {
      close();
      throw failed;
    }
  }

  /** Starts one, without waiting for it. */
  synchronized void launch(BackendKind kind, Path program) {
    if (closed) {
      throw new BackendFailedException("stopped while " + kind.key() + " was to be started");
    }
    Path log = launch.data().resolve(kind.key() + ".log");
    running.put(kind, BackendProcess.start(kind, launch.process(kind, program, list), log));
  }

  void awaitReady(BackendKind kind) throws InterruptedException {
    process(kind).awaitReady(launch.readiness(kind));
  }

  synchronized BackendProcess process(BackendKind kind) {
    return running.get(kind);
  }

  @Override
  public BackendList list() {
    return list;
  }

  @Override
  public Endpoints endpoints() {
    return launch.endpoints();
  }

  /** The processes, for whoever wants to see them gone. */
  synchronized List<ProcessHandle> handles() {
    return running.values().stream().map(BackendProcess::handle).toList();
  }

  /** Stops all; what they wrote is deleted. Doing so again only waits for the first to be done. */
  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAnyway) {
      // The hook runs, and does the same.
    }
  }

  private synchronized void stopAll() {
    if (closed) {
      return;
    }
    closed = true;
    List<BackendProcess> all = new ArrayList<>(running.values());
    all.forEach(BackendProcess::askToStop);
    try {
      for (BackendProcess process : all) {
        process.awaitStopped(GRACE);
      }
      deleteData();
    } catch (InterruptedException interrupted) {
      all.forEach(process -> process.handle().destroyForcibly());
      Thread.currentThread().interrupt();
    }
  }

  private void deleteData() {
    try (Stream<Path> files = Files.walk(launch.data())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // In a temporary directory; whoever empties it will.
    }
  }
}
