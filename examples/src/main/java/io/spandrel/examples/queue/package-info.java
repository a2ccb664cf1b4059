/** Senders wait at a full queue. */
package io.spandrel.examples.queue;
