/**
 * What only a capture needs: the events that are written beside scopes and waits while a recording
 * asks for them, and the reading of a file chunk by chunk, whatever has happened to it.
 */
package io.spandrel.recorder.capture;
