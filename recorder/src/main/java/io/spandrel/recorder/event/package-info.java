/** JFR events of our own beside {@link io.spandrel.recorder.ScopeEvent}. */
package io.spandrel.recorder.event;
