/**
 * The {@code capture} command: a recording of a JVM that runs already, by attaching to it or
 * through its capture endpoint. Files arrive whole or not at all, and nothing is left behind in the
 * other JVM.
 */
package io.spandrel.cli.capture;
