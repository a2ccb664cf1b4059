/** Requests start captures by chance. */
package io.spandrel.examples.sampling;
