package io.spandrel.cli.run;

import io.spandrel.cli.file.GivenName;
import io.spandrel.cli.launch.UsageException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which spans of a recording are meant, for every command that reads one. */
public final class SpanChoiceOptions {

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "Only tasks of this name and what is in them.")
  private String task = "";

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "Only regions of this name and what is in them.")
  private String region = "";

  @Option(
      names = "--trace",
      paramLabel = "ID",
      description = "Only this trace; the first digits will do.")
  private String trace = "";

  /** Empty: all. */
  public String task() {
    return task;
  }

  /** Empty: all. */
  public String region() {
    return region;
  }

  /**
   * The first hexadecimal digits of an id, in lower case; empty: all.
   *
   * @throws UsageException if what was given is something else
   */
  public String trace() {
    if (!trace.matches("[0-9a-fA-F]{0,32}")) {
      throw new UsageException(
          "--trace '" + trace + "' is no trace id: give its 32 hex digits, or the first of them");
    }
    return trace.toLowerCase(Locale.ROOT);
  }

  /** True if none of them was given. */
  public boolean isNone() {
    return task.isEmpty() && region.isEmpty() && trace.isEmpty();
  }

  /**
   * Returns if the recording has what was given.
   *
   * @param file as the user named it
   * @param traceSeen whether there is a span of the trace
   * @param slowestTraces traces that may have been meant
   * @throws UsageException if it has not; the message says the nearest that it has
   */
  public void requireIn(
      String file,
      Collection<String> tasks,
      Collection<String> regions,
      boolean traceSeen,
      List<String> slowestTraces) {
    refuseOther("--task", task, tasks, "a region", "--region", file, regions);
    refuseOther("--region", region, regions, "a task", "--task", file, tasks);
    GivenName.require("--task", task, "task", file, tasks);
    GivenName.require("--region", region, "region", file, regions);
    GivenName.requireTrace(trace(), traceSeen, file, slowestTraces);
  }

  /** A task was asked for as a region, or a region as a task. */
  private static void refuseOther(
      String option,
      String name,
      Collection<String> known,
      String other,
      String otherOption,
      String file,
      Collection<String> others) {
    if (!name.isEmpty() && !known.contains(name) && others.contains(name)) {
      throw new UsageException(
          "%s '%s' is %s in %s: give %s '%s'"
              .formatted(option, name, other, file, otherOption, name));
    }
  }
}
