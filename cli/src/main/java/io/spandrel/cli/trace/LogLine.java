package io.spandrel.cli.trace;

/**
 * A point in a span at which the program said something: a line of its log, or an exception.
 *
 * @param nanos nanoseconds since the epoch
 * @param category the line's category, or {@code exception}
 */
public record LogLine(long nanos, String category, String message) {}
