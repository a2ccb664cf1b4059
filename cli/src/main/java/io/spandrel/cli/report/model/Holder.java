package io.spandrel.cli.report.model;

/** Who held a lock; the frame is where, if known. */
public record Holder(String thread, String frame) {
  public static final Holder UNKNOWN = new Holder("", "");

  public boolean isKnown() {
    return !thread.isEmpty();
  }
}
