package io.spandrel.recorder.capture;

import java.util.List;

/**
 * Some events of one chunk, in the order of their ends.
 *
 * @param chunkBegins they are the chunk's first
 * @param bytesRead so much of the file has been read
 */
public record EventBatch(List<TimedEvent> events, boolean chunkBegins, long bytesRead) {}
