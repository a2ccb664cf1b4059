package io.spandrel.recorder.capture;

import jdk.jfr.consumer.RecordedEvent;

/**
 * An event and when it ended, on JFR's clock; asked once, since each asking makes an object.
 *
 * @param event null: it was decoded, or only its time is wanted
 * @param decoded what it says, read on the thread that parses, or a {@link
 *     io.spandrel.recorder.capture.chunk.LikeEvent}; null: it is read where it is used
 */
public record TimedEvent(RecordedEvent event, Object decoded, long endJfrNanos) {}
