/** What the small examples share. Each of them is a package, with its README beside its source. */
package io.spandrel.examples;
