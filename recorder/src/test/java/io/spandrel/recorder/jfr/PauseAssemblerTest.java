package io.spandrel.recorder.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Pause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseAssemblerTest {
  private final List<Pause> pauses = new ArrayList<>();
  private final PauseAssembler assembler = new PauseAssembler(pauses::add);

  @Test
  void pause_reachesFromTheBeginningOfTheSafepointToItsEnd() {
    assembler.begin(1, 100, 5_100);
    assembler.operation(1, "RevokeBias");
    assembler.end(1, 200);
    assertThat(pauses)
        .containsExactly(new Pause(State.SAFEPOINT, 100, 200, 5_100, "RevokeBias", "", ""));
  }

  @Test
  void collection_isToldByItsPhaseAndNamedByItsCollector() {
    assembler.begin(1, 100, 5_100);
    assembler.phase(7, 110);
    assembler.collection(7, "G1New", "G1 Evacuation Pause");
    assembler.operation(1, "HeapDumper");
    assembler.end(1, 200);
    assertThat(pauses)
        .containsExactly(
            new Pause(State.GC, 100, 200, 5_100, "HeapDumper", "G1New", "G1 Evacuation Pause"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G1CollectForAllocation",
        "G1PauseRemark",
        "CGC_Operation",
        "ParallelGCFailedAllocation",
        "SerialCollectForAllocation",
        "GenCollectForAllocation",
        "CollectForMetadataAllocation",
        "ShenandoahInitMark",
        "ZMarkStartYoung",
        "XRelocateStart"
      })
  void collectionWithoutAPhase_isToldByItsOperation(String operation) {
    assembler.begin(1, 100, 0);
    assembler.operation(1, operation);
    assembler.end(1, 200);
    assertThat(pauses).extracting(Pause::state).containsExactly(State.GC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ThreadDump", "FindDeadlocks", "Cleanup", "ICBufferFull", "Zap"})
  void otherOperation_isASafepoint(String operation) {
    assembler.begin(1, 100, 0);
    assembler.operation(1, operation);
    assembler.end(1, 200);
    assertThat(pauses).extracting(Pause::state).containsExactly(State.SAFEPOINT);
  }

  @Test
  void endWhoseBeginWasNotRead_isNoPause() {
    assembler.operation(1, "G1CollectFull");
    assembler.end(1, 200);
    assertThat(pauses).isEmpty();
  }

  @Test
  void phaseBeforeTheSafepoint_isNotItsOwn() {
    assembler.begin(1, 100, 0);
    assembler.phase(7, 90);
    assembler.end(1, 200);
    assertThat(pauses).extracting(Pause::state).containsExactly(State.SAFEPOINT);
  }

  @Test
  void safepointsWhoseEndsAreLost_areForgotten() {
    for (long id = 1; id <= 100_000; id++) {
      assembler.begin(id, id * 10, 0);
    }
    assembler.end(1, 2_000_000);
    assembler.end(100_000, 2_000_000);
    assertThat(pauses).extracting(Pause::start).containsExactly(1_000_000L);
  }
}
