/** Reads the events that {@link io.spandrel.recorder.JfrSource} receives, one class a concern. */
package io.spandrel.recorder.jfr;
