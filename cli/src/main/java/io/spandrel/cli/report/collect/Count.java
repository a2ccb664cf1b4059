package io.spandrel.cli.report.collect;

/** A number that grows. */
final class Count {
  private long value;

  void add(long more) {
    value += more;
  }

  void add(Count other) {
    value += other.value;
  }

  long value() {
    return value;
  }
}
