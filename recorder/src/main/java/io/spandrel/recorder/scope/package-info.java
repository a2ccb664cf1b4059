/** The live side: what is attached on each thread, and the counters read there. */
package io.spandrel.recorder.scope;
