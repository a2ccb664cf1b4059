/** Small programs that tests run in JVMs of their own. */
package io.spandrel.cli.programs;
