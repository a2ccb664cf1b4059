package io.spandrel.cli.report.model;

/**
 * Something that makes the program slow, with what shows it and what may be done.
 *
 * @param evidence numbers, object, line and holder in one sentence
 * @param remedy one sentence
 * @param place where it was found; parts that do not apply are empty
 * @param share how much of the task's time, or of the group's work, it is: 0 to 1
 */
public record Finding(
    FindingId id, Severity severity, String evidence, String remedy, Place place, double share) {

  /** Where a finding was found. */
  public record Place(String task, String region, String object, String frame, Holder holder) {

    public static Place ofTask(String task) {
      return new Place(task, "", "", "", Holder.UNKNOWN);
    }

    public static Place ofObject(String object) {
      return new Place("", "", object, "", Holder.UNKNOWN);
    }

    /** The task, and what the row knows beyond it. */
    public static Place of(String task, BlockingRow row) {
      return new Place(task, row.region(), row.object(), row.frame(), row.holder());
    }
  }
}
