package io.spandrel.exporter.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.WaitCause;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitAttributesTest {
  private static Attributes of(Situation situation) {
    List<OwnWait> waits = situation.ownWaits();
    assertThat(waits).hasSize(1);
    return WaitAttributes.of(waits.get(0)).build();
  }

  private static Attributes of(State state, WaitCause cause) {
    return of(Situation.millis(100).wait(state, 0, 50, cause));
  }

  @Test
  void aSocket_namesItsPeer() {
    Attributes attributes = of(State.SOCKET, Situation.operation("read", "10.0.0.1", 5432));

    assertThat(attributes.get(Keys.PEER_ADDRESS)).isEqualTo("10.0.0.1");
    assertThat(attributes.get(Keys.PEER_PORT)).isEqualTo(5432);
    assertThat(attributes.get(Keys.BYTES)).isEqualTo(42);
    assertThat(attributes.get(Keys.THREAD_NAME)).isEqualTo("worker");
    assertThat(attributes.get(Keys.FILE_PATH)).isNull();
  }

  @Test
  void aFile_namesItsPath() {
    Attributes attributes = of(State.FILE, Situation.operation("force", "/data/journal", -1));

    assertThat(attributes.get(Keys.FILE_PATH)).isEqualTo("/data/journal");
    assertThat(attributes.get(Keys.PEER_ADDRESS)).isNull();
    assertThat(attributes.get(Keys.PEER_PORT)).isNull();
  }

  @Test
  void aPause_namesItsCollectorLikeItsBean() {
    Attributes attributes =
        of(
            Situation.millis(100)
                .onThread(7)
                .pause(State.GC, 10, 30, "G1CollectForAllocation", "G1New"));

    assertThat(attributes.get(Keys.STATE)).isEqualTo("gc");
    assertThat(attributes.get(Keys.GC_NAME)).isEqualTo("G1 Young Generation");
    assertThat(attributes.get(Keys.GC_CAUSE)).isEqualTo("G1 Evacuation");
    assertThat(attributes.get(Keys.VM_OPERATION)).isEqualTo("G1CollectForAllocation");
    assertThat(attributes.get(Keys.THREAD_ID)).isNull();
  }

  @Test
  void aStack_isTextWithTheFrameThatStandsForIt() {
    Attributes attributes =
        of(
            State.LOCK,
            Situation.lock(
                "com.acme.Inventory",
                -1,
                "",
                new Frame("com.acme.Inventory", "reserve", 42),
                new Frame("com.acme.Handler", "handle", -1)));

    assertThat(attributes.get(Keys.FUNCTION)).isEqualTo("com.acme.Inventory.reserve");
    assertThat(attributes.get(Keys.LINE)).isEqualTo(42);
    assertThat(attributes.get(Keys.STACKTRACE))
        .isEqualTo("at com.acme.Inventory.reserve(line 42)\n    at com.acme.Handler.handle");
  }

  @Test
  void whatIsUnknown_isLeftOut() {
    assertThat(of(State.SLEEP, Situation.cause("")).asMap().keySet())
        .containsExactlyInAnyOrder(Keys.STATE, Keys.THREAD_ID);
    assertThat(of(State.SLEEP, null).asMap().keySet())
        .containsExactlyInAnyOrder(Keys.STATE, Keys.THREAD_ID);
  }

  @Test
  void longText_isCutByItsBytesBetweenCharacters() {
    String path = "a" + "\u00e9\ud83d\ude00".repeat(1_000);
    String cut = of(State.FILE, Situation.operation("read", path, -1)).get(Keys.FILE_PATH);

    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_990, 2_000);
    assertThat(path).startsWith(cut);
    assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
  }

  @Test
  void aDeepStack_isCut() {
    Frame[] frames =
        Collections.nCopies(64, new Frame("com.acme.some.long.name.Handler", "handle", 7))
            .toArray(Frame[]::new);
    Attributes attributes = of(State.LOCK, Situation.lock("com.acme.A", -1, "", frames));

    assertThat(attributes.get(Keys.STACKTRACE)).hasSize(2_000);
  }
}
