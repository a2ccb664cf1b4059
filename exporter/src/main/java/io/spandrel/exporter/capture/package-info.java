/**
 * Reads a capture: each span in the file comes out with the breakdown, waits and links that the
 * live side gives it, by the same code.
 *
 * <pre>
 *  file --- JfrFileSource --- Timeline --+
 *               |                        |
 *           io.spandrel.Span ---- CaptureJoin ---- Enrichment, WaitSpans ---- CaptureListener
 * </pre>
 */
package io.spandrel.exporter.capture;
