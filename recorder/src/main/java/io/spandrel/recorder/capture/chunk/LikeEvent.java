package io.spandrel.recorder.capture.chunk;

import jdk.jfr.consumer.RecordedEvent;

/**
 * An event that says the same as an earlier one of its chunk, but at another time.
 *
 * @param first the earlier one, always the same object
 * @param startTicks when this one began, in the JVM's ticks
 * @param startJfrNanos the same on JFR's clock
 */
public record LikeEvent(RecordedEvent first, long startTicks, long startJfrNanos) {}
