/** How fast a capture is read, against a bare loop over its events, by the size of the file. */
package io.spandrel.benchmarks.capture;
