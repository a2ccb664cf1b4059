/** The commands, their options and their exit codes. */
package io.spandrel.cli;
