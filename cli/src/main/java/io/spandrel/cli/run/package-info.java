/** The {@code run} command: any program, traced, its exit code kept. */
package io.spandrel.cli.run;
