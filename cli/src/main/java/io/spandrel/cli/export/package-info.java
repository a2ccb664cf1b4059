/**
 * {@code spandrel export}: a capture becomes what other programs take: OTLP for a backend or in a
 * file, CPU samples as collapsed stacks or as pprof.
 */
package io.spandrel.cli.export;
