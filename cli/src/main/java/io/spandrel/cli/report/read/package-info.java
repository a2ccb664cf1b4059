/**
 * From a capture file to samples: the only place that knows JFR's events and how the exporter reads
 * a file. Nulls are not allowed anywhere.
 */
package io.spandrel.cli.report.read;
