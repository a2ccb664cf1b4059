package io.spandrel.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What can be done wrong with the API. Each kind is logged once, with where and what to do, and
 * then never again: a mistake in a hot loop must not fill a disk. Reporting never throws.
 */
public enum Misuse {
  CLOSED_TWICE(
      "%s was closed twice; the second close did nothing. Close it in one place, best with try-with-resources"),
  CLOSED_ELSEWHERE(
      "%s was closed on thread \"%s\", not on the one that opened it; its span ends here. Close it where it was opened,"
          + " or use Trace.startTask for work that changes threads"),
  CLOSED_OUT_OF_ORDER(
      "%s was closed while something opened inside it was still open on this thread. Close the inner one first, best"
          + " with try-with-resources"),
  NEVER_CLOSED(
      "%s was never closed and its handle is gone. A span without an end is not exported. Close the handle, best with"
          + " try-with-resources"),
  NEVER_ENDED(
      "%s was never ended and its handle is gone. A span without an end is not exported. Call end() in a finally"
          + " block"),
  ENDED_TWICE("%s was ended twice; the second end() did nothing. End it in one place"),
  NO_NAME(
      "A null or empty name was given; the span is called \"%s\" after its caller. Give it a name"),
  NO_CATEGORY(
      "A null or empty category was given to Trace.log; the line is called \"%s\". Name it"),
  NO_BODY("A null body was given to %s; nothing is run. Pass what is to be done"),
  BAD_FORMAT("The format \"%s\" does not fit its arguments; it is logged as it stands. Correct it"),
  INTERNAL_ERROR(
      "An error inside Spandrel was kept from the application; spans may be missing: %s. Please report it");

  private static final Logger LOGGER = Logger.getLogger("io.spandrel");

  private final String sentence;
  private final AtomicBoolean said = new AtomicBoolean();

  Misuse(String sentence) {
    this.sentence = sentence;
  }

  /** Logs this kind, if it is the first of it; the details fill the sentence. */
  public void report(Object... details) {
    try {
      if (said.get() || !said.compareAndSet(false, true)) {
        return;
      }
      String where =
          this == NEVER_CLOSED || this == NEVER_ENDED ? "" : " (at " + Caller.find() + ")";
      LOGGER.log(Level.WARNING, sentence.formatted(details) + where + ". Reported once.");
    } catch (Throwable ignored) {
      // A logger of the application's that throws: there is nobody left to tell.
    }
  }

  /** Forgets what was said, so that each test sees its own reports. */
  static void forgetReports() {
    for (Misuse misuse : values()) {
      misuse.said.set(false);
    }
  }
}
