/** Garbage collection stops the tasks. */
package io.spandrel.examples.gc;
