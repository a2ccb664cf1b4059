package io.spandrel.recorder.capture.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spandrel.recorder.capture.chunk.FirstEvents.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstEventsTest {
  private static final List<Step> STEPS =
      List.of(Step.CONSTANT, Step.NUMBER, Step.CONSTANT, Step.ONE_BYTE);

  @TempDir private Path directory;

  private ChunkBytes event(long thread, long address, long type, int flag) throws IOException {
    return new RawEvent()
        .number(thread)
        .number(address)
        .number(type)
        .raw((byte) flag)
        .in(directory.resolve("event.jfr"));
  }

  @Test
  void eventsThatNameTheSameConstants_haveOnePlace() throws IOException {
    FirstEvents firsts = new FirstEvents(STEPS, 100);
    assertThat(firsts.add(event(1, 70, 5, 0))).isTrue();
    assertThat(firsts.add(event(1, 71, 5, 1))).as("another address").isFalse();
    assertThat(firsts.add(event(5, 70, 1, 0))).as("changed about").isTrue();
    assertThat(firsts.add(event(0, 70, 0, 0))).as("no constants").isTrue();
    assertThat(firsts.place(event(1, 99, 5, 1))).isZero();
    assertThat(firsts.place(event(5, 70, 1, 0))).isEqualTo(1);
    assertThat(firsts.place(event(0, 1, 0, 0))).isEqualTo(2);
    assertThat(firsts.event(0)).as("not read yet").isNull();
  }

  @Test
  void thoseBeyondTheBound_areReadOneByOne() throws IOException {
    FirstEvents firsts = new FirstEvents(STEPS, 2);
    assertThat(firsts.add(event(1, 0, 0, 0))).isTrue();
    assertThat(firsts.add(event(2, 0, 0, 0))).isTrue();
    assertThat(firsts.add(event(3, 0, 0, 0))).isTrue();
    assertThat(firsts.add(event(3, 0, 0, 0))).isTrue();
    assertThat(firsts.add(event(2, 0, 0, 0))).isFalse();
    assertThat(firsts.place(event(3, 0, 0, 0))).isNegative();
    assertThat(firsts.place(event(2, 0, 0, 0))).isEqualTo(1);
  }

  @Test
  void thousandsOfKinds_keepTheirPlaces() throws IOException {
    FirstEvents firsts = new FirstEvents(STEPS, 1 << 14);
    Map<List<Long>, Integer> places = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      long thread = random.nextInt(50);
      long type = random.nextLong() >> random.nextInt(Long.SIZE);
      boolean isNew = places.putIfAbsent(List.of(thread, type), places.size()) == null;
      assertThat(firsts.add(event(thread, i, type, 0))).isEqualTo(isNew);
    }
    for (Map.Entry<List<Long>, Integer> entry : places.entrySet()) {
      long thread = entry.getKey().get(0);
      long type = entry.getKey().get(1);
      assertThat(firsts.place(event(thread, -1, type, 1))).isEqualTo(entry.getValue());
    }
  }

  @Test
  void eventThatIsTooShort_isRefused() throws IOException {
    FirstEvents firsts = new FirstEvents(STEPS, 2);
    ChunkBytes cut = new RawEvent().number(1).number(2).in(directory.resolve("cut.jfr"));
    assertThatExceptionOfType(UnexpectedBytesException.class).isThrownBy(() -> firsts.add(cut));
  }
}
