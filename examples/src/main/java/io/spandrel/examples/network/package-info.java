/** Clients wait for a slow peer. */
package io.spandrel.examples.network;
