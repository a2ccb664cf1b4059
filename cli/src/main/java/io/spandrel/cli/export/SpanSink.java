package io.spandrel.cli.export;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;

/** Where spans go. */
interface SpanSink extends AutoCloseable {
  /**
   * Returns once they have arrived.
   *
   * @throws ExportFailure when they have not
   */
  void write(List<SpanData> spans);

  /**
   * All has been written: a file goes to its place.
   *
   * @throws ExportFailure when it cannot
   */
  default void finish() {}

  /** For people: {@code http://localhost:4318}. */
  String name();

  @Override
  void close();
}
