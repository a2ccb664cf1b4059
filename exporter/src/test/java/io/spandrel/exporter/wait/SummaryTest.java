package io.spandrel.exporter.wait;

import static io.spandrel.exporter.wait.Situation.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.spandrel.exporter.TestSpan;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final SummaryLine lines = new SummaryLine(new Holders(new Timeline(null, () -> {})));

  private String line(Situation situation) {
    return lines.of(
        situation.subject(),
        situation.ownWaits(),
        situation.subject().totalsInput() == null
            ? List.of()
            : OwnWait.of(situation.subject().totalsInput()));
  }

  private static Frame frame(String type, String method) {
    return new Frame(type, method, 42);
  }

  @Test
  void theLargestPart_comesFirst() {
    assertThat(
            line(
                Situation.millis(100)
                    .cpu(7, 12)
                    .wait(
                        7,
                        State.LOCK,
                        0,
                        61,
                        Situation.lock("A", -1, "", frame("a.Inventory", "reserve")))
                    .wait(7, State.SOCKET, 61, 82, operation("read", "db", 5432))))
        .isEqualTo("lock 61% Inventory.reserve:42 | socket 21% db:5432 | cpu 12% | blocked 6%");
  }

  @Test
  void aPartUnderOnePercent_isLeftOut() {
    assertThat(
            line(
                Situation.millis(1000)
                    .wait(State.SLEEP, 0, 980.2, null)
                    .wait(State.LOCK, 980.2, 990.1, null)
                    .wait(State.WAIT, 990.1, 1000, null)))
        .isEqualTo("sleep 98%");
    assertThat(
            line(
                Situation.millis(1000)
                    .wait(State.SLEEP, 0, 990, null)
                    .wait(State.LOCK, 990, 1000, null)))
        .isEqualTo("sleep 99% | lock 1%");
  }

  @Test
  void theLine_isAsciiWithoutLineBreaks() {
    String line =
        line(
            Situation.millis(100)
                .wait(
                    State.LOCK,
                    0,
                    100,
                    Situation.lock("A", 9, "t\u00fcr\n|\u20ac", frame("a.B\u00e4r", "los"))));

    assertThat(line).isEqualTo("lock 100% B?r.los:42 held by t?r?|?");
  }

  @Test
  void theLine_isNeverLongerThan200() {
    Situation situation = Situation.millis(1000);
    int at = 0;
    for (State state :
        new State[] {State.LOCK, State.FILE, State.SLEEP, State.WAIT, State.PARK, State.SOCKET}) {
      situation.wait(
          state, at, at + 100, Situation.lock("A", 9, "x".repeat(90), frame("y".repeat(70), "z")));
      at += 100;
    }
    String line = line(situation);

    assertThat(line).hasSizeLessThanOrEqualTo(200);
    for (String state : new String[] {"lock", "file", "sleep", "wait", "park", "socket"}) {
      assertThat(line).contains(state + " 10%");
    }
  }

  @Test
  void aSocket_showsAnEndpointPeopleCanRead() {
    assertThat(line(Situation.millis(9).wait(State.SOCKET, 0, 9, operation("read", "::1", 5432))))
        .isEqualTo("socket 100% [::1]:5432");
    assertThat(line(Situation.millis(9).wait(State.SOCKET, 0, 9, operation("read", "/run/db", -1))))
        .isEqualTo("socket 100% /run/db");
    assertThat(line(Situation.millis(9).wait(State.SOCKET, 0, 9, operation("read", "", 80))))
        .isEqualTo("socket 100%");
  }

  @Test
  void aRemotePart_namesThePeer() {
    Attributes peer =
        Attributes.of(
            AttributeKey.stringKey("server.address"),
            "inventory",
            AttributeKey.longKey("server.port"),
            8080L);

    assertThat(line(new Situation(TestSpan.of(1).with(peer).client())))
        .isEqualTo("remote 100% inventory:8080");
    assertThat(line(new Situation(TestSpan.of(1).client()))).isEqualTo("remote 100%");
  }

  @Test
  void anEmptySpan_hasAnEmptyLine() {
    assertThat(line(Situation.millis(0))).isEmpty();
  }
}
