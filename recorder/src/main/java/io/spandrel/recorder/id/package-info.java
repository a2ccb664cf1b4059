/** Collections of the ids of spans and threads, which are numbers: no box for each of them. */
package io.spandrel.recorder.id;
