package io.spandrel.cli.backends;

/** Backends that take spans until they are closed. Threads: any. */
public interface OpenBackends extends AutoCloseable {

  /** What runs. */
  BackendList list();

  /** Where it listens. */
  Endpoints endpoints();

  /** Stops all; doing so again does nothing. */
  @Override
  void close();
}
