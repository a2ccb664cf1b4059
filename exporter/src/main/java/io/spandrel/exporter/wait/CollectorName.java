package io.spandrel.exporter.wait;

import java.util.Map;

/**
 * JFR's names of collectors, and those of the {@code GarbageCollectorMXBean}s, which {@code
 * jvm.gc.name} wants.
 */
final class CollectorName {
  private record Names(String bean, String shortName) {}

  private static final Map<String, Names> KNOWN =
      Map.of(
          "G1New", new Names("G1 Young Generation", "G1 Young"),
          "G1Old", new Names("G1 Old Generation", "G1 Old"),
          "G1Full", new Names("G1 Old Generation", "G1 Full"),
          "DefNew", new Names("Copy", "Serial Young"),
          "SerialOld", new Names("MarkSweepCompact", "Serial Old"),
          "ParallelScavenge", new Names("PS Scavenge", "Parallel Young"),
          "ParallelOld", new Names("PS MarkSweep", "Parallel Old"));

  private CollectorName() {}

  static String ofBean(String jfrName) {
    Names names = KNOWN.get(jfrName);
    return names == null ? jfrName : names.bean();
  }

  static String shortName(String jfrName) {
    Names names = KNOWN.get(jfrName);
    return names == null ? jfrName : names.shortName();
  }
}
