package io.spandrel.recorder.jfr;

import io.spandrel.recorder.breakdown.Pause;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Puts the VM's pauses together from their events, as the timeline does, for those who count them
 * all. Used by one thread at a time.
 */
public final class RecordedPauses {
  private final PauseAssembler assembler;

  /**
   * @param finished takes each pause when its end has been read
   */
  public RecordedPauses(Consumer<Pause> finished) {
    this.assembler = new PauseAssembler(finished);
  }

  /** The events that {@link #read} understands. */
  public Set<String> names() {
    return Set.of(
        "jdk.SafepointBegin",
        "jdk.SafepointEnd",
        "jdk.ExecuteVMOperation",
        "jdk.GCPhasePause",
        "jdk.GarbageCollection");
  }

  /** Others than {@link #names} are passed over. */
  public void read(RecordedEvent event, long startNanos, long endNanos) {
    switch (event.getEventType().getName()) {
      case "jdk.SafepointBegin" ->
          assembler.begin(event.getLong("safepointId"), startNanos, startNanos);
      case "jdk.SafepointEnd" -> assembler.end(event.getLong("safepointId"), endNanos);
      case "jdk.ExecuteVMOperation" ->
          assembler.operation(event.getLong("safepointId"), event.getString("operation"));
      case "jdk.GCPhasePause" -> assembler.phase(event.getInt("gcId"), startNanos);
      case "jdk.GarbageCollection" ->
          assembler.collection(
              event.getInt("gcId"), event.getString("name"), event.getString("cause"));
      default -> {}
    }
  }
}
