/** The program captures itself: the API. */
package io.spandrel.examples.workers;
