package io.spandrel.cli.report.model;

import io.spandrel.recorder.State;

/**
 * Waits of one state, on one object, from one line, inside one task and region type. Rows do not
 * overlap: summed over tasks and regions they give the profile of the whole process.
 *
 * @param frame empty: of time that is counted and of what had no row of its own; else the recording
 *     has no stack of these waits
 * @param task empty: outside of every task, or in one that did not end in the recording
 * @param region empty: in the task itself
 * @param threads how many different threads waited so; counted up to {@link #MOST_THREADS}
 * @param holder of the longest of these waits
 */
public record BlockingRow(
    State state,
    String operation,
    String object,
    String frame,
    String task,
    String region,
    long count,
    long totalNanos,
    long maxNanos,
    int threads,
    Holder holder) {

  /** So many different threads are told apart: a count of them says "or more". */
  public static final int MOST_THREADS = 64;

  /** Stands for the objects of what had no room for a row of its own. */
  public static final String OTHERS = "(others)";

  public BlockingKind kind() {
    return BlockingKind.of(state);
  }
}
