/** Hands spans on to the wrapped exporter, within bounds, and counts what is lost. */
package io.spandrel.exporter.delivery;
