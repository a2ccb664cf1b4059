/** Tasks and regions by type. */
package io.spandrel.examples.tasks;
