/** The programs of the module {@code examples}, under the agent, as a report shows them. */
package io.spandrel.cli.examples;
