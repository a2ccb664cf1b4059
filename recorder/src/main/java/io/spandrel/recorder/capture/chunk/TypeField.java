package io.spandrel.recorder.capture.chunk;

/**
 * A field as a chunk's metadata declare it.
 *
 * @param type the number of its type
 * @param constant an event has a constant's number in its place
 */
record TypeField(String name, long type, boolean constant, boolean array) {}
