/** What is remembered, for how long, and how it is cut for one span. */
package io.spandrel.recorder.timeline;
