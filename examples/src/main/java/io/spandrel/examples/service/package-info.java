/** A service that is captured with curl. */
package io.spandrel.examples.service;
