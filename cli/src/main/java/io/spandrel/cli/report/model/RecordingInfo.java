package io.spandrel.cli.report.model;

import java.time.Instant;
import java.util.List;

/**
 * What the report speaks of.
 *
 * @param jvm name and version as the recording says them
 * @param cores CPUs that the recorded JVM could use; 0: not known
 * @param thresholdNanos the shortest wait that was recorded; 0: not known
 * @param extension false if there is no scope of ours in it, so that nothing can be told of spans
 * @param lostEvents events that the JVM or the reader had to drop
 * @param unreadableEvents events of which the file lacks a part
 * @param damaged true if only a part of the file could be read
 * @param remarks sentences about what the numbers leave out
 */
public record RecordingInfo(
    String file,
    Instant start,
    long durationNanos,
    String jvm,
    int cores,
    long thresholdNanos,
    boolean extension,
    long lostEvents,
    long unreadableEvents,
    boolean damaged,
    List<String> remarks) {

  public RecordingInfo {
    remarks = List.copyOf(remarks);
  }

  public RecordingInfo withRemarks(List<String> others) {
    return new RecordingInfo(
        file,
        start,
        durationNanos,
        jvm,
        cores,
        thresholdNanos,
        extension,
        lostEvents,
        unreadableEvents,
        damaged,
        others);
  }
}
