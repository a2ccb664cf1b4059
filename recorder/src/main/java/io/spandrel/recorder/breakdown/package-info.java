/** The pure part: how a span's wall time is divided. No I/O, no clock, no thread. */
package io.spandrel.recorder.breakdown;
