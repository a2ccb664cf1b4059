package io.spandrel.recorder.capture;

import java.util.List;

/**
 * What became of the reading of a file.
 *
 * @param chunks of which anything could be read
 * @param startEpochNanos when the first of them began; 0: there is none
 * @param endEpochNanos the latest end of an event
 * @param lost events that JFR says it lost, and what our bounds pushed out
 * @param unreadable events that are there and could not be used: what they refer to is cut off or
 *     damaged
 * @param damage one sentence for each thing that could not be read
 */
public record FileReport(
    long chunks,
    long events,
    long startEpochNanos,
    long endEpochNanos,
    long lost,
    long unreadable,
    List<String> damage) {}
