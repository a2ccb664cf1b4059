/**
 * What makes a program slow, looked for in a finished report: one rule, one class; all limits stand
 * in {@link Thresholds} with their reasons. Pure. Nulls are not allowed anywhere.
 */
package io.spandrel.cli.report.findings;
