package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.SpanSample;

/** Takes what has found its task; an empty task or region means: in none. */
interface Placements {

  void region(SpanSample region, String task);

  void waits(WaitKey key, String task, String region, WaitSum sum);

  void method(String method, String task, String region, long samples);
}
