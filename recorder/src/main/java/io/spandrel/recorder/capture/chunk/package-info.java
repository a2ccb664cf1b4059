/**
 * The bytes of a chunk, as far as our own events need them: {@code Scope} and {@code Span} are by
 * far the most of a capture, and the JDK's parser makes an object of each of their fields. All else
 * stays with that parser, which gets a copy of the chunk without them. Of waits, the most of what
 * is left, it sees the first of each kind only ({@code FirstEvents}): the others differ in their
 * times.
 *
 * <p>Whatever here meets something that it does not expect says so with an {@link
 * io.spandrel.recorder.capture.chunk.UnexpectedBytesException}, and the JDK's parser reads the
 * chunk whole, as far as it can be read.
 */
package io.spandrel.recorder.capture.chunk;
