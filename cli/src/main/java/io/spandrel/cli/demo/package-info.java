/**
 * The {@code demo} command: the whole path on one's own machine, then a check that it told the
 * truth.
 */
package io.spandrel.cli.demo;
