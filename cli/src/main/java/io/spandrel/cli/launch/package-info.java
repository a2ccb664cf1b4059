/**
 * Starting another JVM with the agent and the extension in it, and saying clearly why it could not
 * start.
 */
package io.spandrel.cli.launch;
