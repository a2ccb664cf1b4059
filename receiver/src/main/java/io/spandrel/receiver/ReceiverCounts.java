package io.spandrel.receiver;

/**
 * What a receiver has done since it was built.
 *
 * @param traceRequests requests for traces that the consumer took
 * @param consumerFailures requests for traces on which the consumer threw
 * @param failedRequests requests of any kind that did not end well: answered with an error (those
 *     of {@code consumerFailures} among them), broken off or timed out
 */
public record ReceiverCounts(long traceRequests, long consumerFailures, long failedRequests) {}
