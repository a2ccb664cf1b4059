package io.spandrel.recorder.jfr;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Pause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts a pause together from the events of one safepoint: from its begin, time to safepoint
 * included, to its end, named by the VM operation. {@code GarbageCollection.duration} would count
 * concurrent work, and {@code GCPhasePause} misses most of ZGC's pauses.
 *
 * <p>Times are the recorder's. Used by one thread.
 */
final class PauseAssembler {
  /** VM operations of the collectors of JDK 17 to 25, by how their names begin. */
  private static final String[] GC_OPERATIONS = {
    "G1",
    "CGC_",
    "Parallel",
    "Serial",
    "GenCollect",
    "CollectForMetadata",
    "Shenandoah",
    "ZMark",
    "ZRelocate",
    "ZVerify",
    "XMark",
    "XRelocate",
    "XVerify",
    "ZOperation"
  };

  private static final int MOST_UNFINISHED = 64;

  /** What of one safepoint has been read. */
  private static final class Safepoint {
    long start;
    long eventTicks;
    String operation = "";
    int gcId = -1;
  }

  private final Map<Long, Safepoint> unfinished = bounded();
  private final Map<Integer, String[]> collections = bounded();
  private final Consumer<Pause> finished;

  PauseAssembler(Consumer<Pause> finished) {
    this.finished = finished;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST_UNFINISHED;
      }
    };
  }

  void begin(long safepointId, long start, long eventTicks) {
    Safepoint safepoint = unfinished.computeIfAbsent(safepointId, id -> new Safepoint());
    safepoint.start = start;
    safepoint.eventTicks = eventTicks;
  }

  void operation(long safepointId, String name) {
    Safepoint safepoint = unfinished.get(safepointId);
    if (safepoint != null) {
      safepoint.operation = name;
    }
  }

  /** A phase pause lies inside the safepoint that has begun and not ended. */
  void phase(int gcId, long start) {
    for (Safepoint safepoint : unfinished.values()) {
      if (safepoint.start <= start) {
        safepoint.gcId = gcId;
      }
    }
  }

  void collection(int gcId, String name, String cause) {
    collections.put(gcId, new String[] {name, cause});
  }

  void end(long safepointId, long end) {
    Safepoint safepoint = unfinished.remove(safepointId);
    if (safepoint == null) {
      return;
    }
    boolean gc = safepoint.gcId >= 0 || isCollection(safepoint.operation);
    String[] collection = collections.getOrDefault(safepoint.gcId, new String[] {"", ""});
    finished.accept(
        new Pause(
            gc ? State.GC : State.SAFEPOINT,
            safepoint.start,
            end,
            safepoint.eventTicks,
            safepoint.operation,
            collection[0],
            collection[1]));
  }

  private static boolean isCollection(String operation) {
    for (String prefix : GC_OPERATIONS) {
      if (operation.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
