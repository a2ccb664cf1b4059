/** A thread's garbage stops another. */
package io.spandrel.examples.neighbour;
