/**
 * Checks of what was recorded against what the program itself measured. Pure functions over spans.
 */
package io.spandrel.cli.truth;
