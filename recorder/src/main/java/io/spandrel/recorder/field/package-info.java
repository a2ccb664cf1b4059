/** The fields of our own events by number, so that millions of them are read without a search. */
package io.spandrel.recorder.field;
