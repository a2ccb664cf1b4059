package io.spandrel.cli.file;

import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.trace.NearestNames;
import java.util.Collection;
import java.util.List;

/** A name that a user gave, and that has to be in a recording. */
public final class GivenName {

  private GivenName() {}

  /**
   * Returns if the name is known, or none was given.
   *
   * @param option that gave it: {@code --task}
   * @param name empty: none was given
   * @param thing what has such names: {@code task}
   * @param file the recording, as the user named it
   * @throws UsageException if it is not known; the message says the nearest that are
   */
  public static void require(
      String option, String name, String thing, String file, Collection<String> known) {
    if (name.isEmpty() || known.contains(name)) {
      return;
    }
    throw new UsageException(
        "%s '%s' is not in %s%s"
            .formatted(
                option,
                name,
                file,
                known.isEmpty()
                    ? ", which has no " + thing + "s"
                    : orThese("nearest: ", NearestNames.of(name, known))));
  }

  /**
   * The same for the beginning of a trace id.
   *
   * @param slowest traces that may have been meant
   */
  public static void requireTrace(String trace, boolean seen, String file, List<String> slowest) {
    if (!trace.isEmpty() && !seen) {
      throw new UsageException(
          "--trace '%s' is in no span of %s%s"
              .formatted(trace, file, orThese("its slowest traces: ", slowest)));
    }
  }

  private static String orThese(String words, List<String> names) {
    return names.isEmpty() ? "" : "; " + words + String.join(", ", names);
  }
}
