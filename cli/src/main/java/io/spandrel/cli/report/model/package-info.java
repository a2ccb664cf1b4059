/**
 * The report as values: what is rendered, and what the findings are looked for in. Immutable. A
 * text that is not known is empty. Nulls are not allowed anywhere.
 */
package io.spandrel.cli.report.model;
