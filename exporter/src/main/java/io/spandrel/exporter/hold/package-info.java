/** Holds spans until they can be joined with the timeline, and knows which belong together. */
package io.spandrel.exporter.hold;
