package io.spandrel.examples.pipeline;

/** What a run has done; the warm-up is not in it. */
record PipelineResult(int requests, long itemsBooked, long bytesWritten, long elapsedNanos) {}
