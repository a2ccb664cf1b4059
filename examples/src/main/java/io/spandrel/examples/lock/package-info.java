/** Tasks wait for one lock. */
package io.spandrel.examples.lock;
