/**
 * The report for people, 80 columns and readable without colour, and for scripts, as the schema
 * says. Names that come from the recorded program are cleaned of control characters. Nulls are not
 * allowed anywhere.
 */
package io.spandrel.cli.report.render;
