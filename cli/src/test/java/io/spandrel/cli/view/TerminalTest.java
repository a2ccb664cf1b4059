package io.spandrel.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void noColour_winsOverATerminalAndOverForce() {
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true))
        .isFalse();
  }

  @Test
  void emptyNoColour_isAsIfNotSet() {
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", ""), true)).isTrue();
  }

  @Test
  void fileOrPipe_hasNoColourUnlessForced() {
    assertThat(Terminal.wantsColour(Map.of(), false)).isFalse();
    assertThat(Terminal.wantsColour(Map.of("CLICOLOR_FORCE", "1"), false)).isTrue();
  }

  @Test
  void dumbTerminal_hasNoColour() {
    assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"), true)).isFalse();
  }
}
