package io.spandrel.recorder.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final int STATES = State.values().length;

  private static double[] exact(double cpu, double runnable, double running) {
    double[] exact = new double[STATES];
    exact[State.CPU.ordinal()] = cpu;
    exact[State.RUNNABLE.ordinal()] = runnable;
    exact[State.RUNNING.ordinal()] = running;
    return exact;
  }

  @Test
  void largestRemainder_getsTheNanosecondThatIsLeft() {
    assertThat(Parts.rounded(exact(1.2, 1.6, 1.2), 4).toString())
        .isEqualTo("cpu 1, runnable 2, running 1");
  }

  @Test
  void equalRemainders_goToTheFirstState() {
    assertThat(Parts.rounded(exact(0.5, 0.5, 1), 2).toString()).isEqualTo("cpu 1, running 1");
  }

  @Test
  void tooMuchByFloatingPoint_isTakenFromTheSmallestRemainder() {
    assertThat(Parts.rounded(exact(3.0, 4.0000001, 5), 11).sum()).isEqualTo(11);
    assertThat(Parts.rounded(exact(3.9, 4.0000001, 4), 11).nanos(State.CPU)).isEqualTo(3);
  }

  @Test
  void lessThanNothingByFloatingPoint_isNothing() {
    assertThat(Parts.rounded(exact(-1e-9, 5, 0), 5).toString()).isEqualTo("runnable 5");
  }

  @Test
  void nothing_isNothing() {
    assertThat(Parts.rounded(new double[STATES], 0).sum()).isZero();
  }

  @Test
  void parts_differByLessThanANanosecondFromTheExactOnes() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      long whole = random.nextInt(1_000_000_000);
      double[] exact = new double[STATES];
      double left = whole;
      for (int i = 0; i < STATES - 1; i++) {
        exact[i] = random.nextBoolean() ? left * random.nextDouble() : 0;
        left -= exact[i];
      }
      exact[STATES - 1] = left;
      Parts parts = Parts.rounded(exact, whole);
      assertThat(parts.sum()).as("seed %d", seed).isEqualTo(whole);
      for (State state : State.values()) {
        assertThat(Math.abs(parts.nanos(state) - exact[state.ordinal()]))
            .as("seed %d, %s", seed, state)
            .isLessThan(1.0001);
      }
    }
  }
}
