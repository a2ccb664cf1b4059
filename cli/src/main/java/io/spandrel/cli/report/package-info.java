/**
 * {@code spandrel report}: from a recording to what a person or a script reads about it.
 *
 * <pre>
 *   file -> read -> sample -> collect -> model -> findings
 *                                          |
 *                                          +----> render (text, JSON)
 * </pre>
 */
package io.spandrel.cli.report;
