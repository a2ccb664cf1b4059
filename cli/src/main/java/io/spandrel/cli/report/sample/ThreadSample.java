package io.spandrel.cli.report.sample;

/** Something that one thread did or waited for, and that belongs to the scope it lies in. */
public sealed interface ThreadSample permits WaitSample, CpuSample {

  long threadId();

  long startNanos();

  long endNanos();
}
