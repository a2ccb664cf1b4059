/** Captures in real programs under the real agent. */
package io.spandrel.otel.capture;
