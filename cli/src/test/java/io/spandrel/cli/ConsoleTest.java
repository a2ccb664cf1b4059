package io.spandrel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private static final int WIDTH = 60;
  private static final String SENTENCE =
      "no backend at http://a-rather-long-name.example:4318 (nothing listens there)";

  @Test
  void sentence_isBrokenAtTheTerminalsWidth() {
    assertThat(said(true, SENTENCE))
        .containsExactly(
            "spandrel: no backend at",
            "http://a-rather-long-name.example:4318 (nothing listens",
            "there)");
  }

  @Test
  void wordThatIsLongerThanALine_staysWhole() {
    String path = "/srv/" + "deep/".repeat(20) + "out.jfr";

    assertThat(said(true, "cannot read " + path + " now")).contains(path);
  }

  @Test
  void sentence_isOneLineWhereNobodyLooks() {
    assertThat(said(false, SENTENCE)).containsExactly("spandrel: " + SENTENCE);
  }

  private static List<String> said(boolean interactive, String sentence) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Style(WIDTH, false, false),
            interactive);
    new Console(terminal, terminal).say(sentence);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
