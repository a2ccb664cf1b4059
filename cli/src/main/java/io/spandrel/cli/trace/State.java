package io.spandrel.cli.trace;

import java.util.Locale;

/** What a span's time went into; one part of its breakdown each, in the order of the schema. */
public enum State {
  CPU(Activity.RUNNING),
  RUNNABLE(Activity.RUNNABLE),
  RUNNING(Activity.RUNNING),
  GC(Activity.PAUSED),
  SAFEPOINT(Activity.PAUSED),
  ALLOC_STALL(Activity.PAUSED),
  LOCK(Activity.BLOCKED),
  SOCKET(Activity.BLOCKED),
  FILE(Activity.BLOCKED),
  SLEEP(Activity.BLOCKED),
  CHILD(Activity.CHILD),
  QUEUE(Activity.BLOCKED),
  REMOTE(Activity.BLOCKED),
  WAIT(Activity.BLOCKED),
  PARK(Activity.BLOCKED),
  BLOCKED(Activity.BLOCKED),
  SHORT(Activity.UNKNOWN),
  DETACHED(Activity.UNKNOWN),
  UNEXPLAINED(Activity.UNKNOWN);

  private final Activity activity;
  private final String label;

  State(Activity activity) {
    this.activity = activity;
    this.label = name().toLowerCase(Locale.ROOT);
  }

  public Activity activity() {
    return activity;
  }

  /** The name in attribute keys and in tables. */
  public String label() {
    return label;
  }

  /** Attribute that holds a span's own part. */
  public String key() {
    return "spandrel." + label + "_ns";
  }

  /** Attribute that holds a local root's part over all its descendants in its process. */
  public String totalKey() {
    return "spandrel.total." + label + "_ns";
  }

  /** True where the recorder can say what the time was, false where it only says that it was. */
  public boolean isNamed() {
    return this != BLOCKED && activity != Activity.UNKNOWN;
  }

  /** The state with this label, or {@code UNEXPLAINED} for one that this version does not know. */
  public static State ofLabel(String label) {
    for (State state : values()) {
      if (state.label.equals(label)) {
        return state;
      }
    }
    return UNEXPLAINED;
  }
}
