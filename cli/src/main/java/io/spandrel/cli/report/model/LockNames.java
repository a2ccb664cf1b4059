package io.spandrel.cli.report.model;

import io.spandrel.recorder.State;
import java.util.Set;

/**
 * Locks that the JVM itself takes. The recording says their classes as it says those of any other
 * lock, and so do reports for scripts; what they may be is a matter of words for people.
 */
public final class LockNames {

  /** What HotSpot guards each class's initialization with: an array that no program sees. */
  private static final String OF_INITIALIZATION = "int[]";

  private static final String OF_LOADING = "class loading";

  private static final Set<String> TAKEN_ONCE = Set.of(OF_LOADING, OF_INITIALIZATION);

  /** Stands beside the name. */
  public static final String OF_A_CLASS =
      "an int[] guards a class's initialization, unless it is a lock of your own";

  private LockNames() {}

  /** True if threads may have waited for a class to be initialized. */
  public static boolean mayGuardAClass(State state, String object) {
    return state == State.LOCK && object.equals(OF_INITIALIZATION);
  }

  /** True for what a program waits for once for each class, and not again. */
  public static boolean isTakenOnce(String object) {
    return TAKEN_ONCE.contains(object);
  }
}
