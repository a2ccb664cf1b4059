/**
 * What is remembered, for how long, and how it is cut for one span.
 *
 * <pre>
 *  Timeline --- History --+-- KnownThreads      scopes, waits and readings by thread
 *                         +-- KnownSpans        scopes by span
 *                         +-- KnownOpenScopes   what is open
 *                         +-- RecentPauses      what stopped the VM
 *                         +-- Progress          how far events have been read
 *                         +-- Retention         what of this may go
 *                         +-- SpanLosses        what of a span has gone too early
 *                         +-- TrackBuilder      cuts for a breakdown
 *                         +-- LockHolders       who held a lock
 * </pre>
 *
 * <p>{@link io.spandrel.recorder.Timeline} is the only way in, and the lock.
 */
package io.spandrel.recorder.timeline;
