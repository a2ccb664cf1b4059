package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentFileTest {

  @Test
  void words_areSeparatedByAnyWhiteSpace() {
    assertThat(ArgumentFile.split("-cp  a.jar\n\t-Xmx1g\r\nMain"))
        .containsExactly("-cp", "a.jar", "-Xmx1g", "Main");
  }

  @Test
  void comment_endsWithItsLine() {
    assertThat(ArgumentFile.split("# options\n-Xmx1g # the heap\nMain#1"))
        .containsExactly("-Xmx1g", "Main#1");
  }

  @Test
  void quotes_keepSpacesAndEscapes() {
    assertThat(ArgumentFile.split("-cp \"C:\\\\my libs\\\\a.jar\" 'it is' \"\""))
        .containsExactly("-cp", "C:\\my libs\\a.jar", "it is", "");
  }

  @Test
  void quotesInsideAWord_arePartOfIt() {
    assertThat(ArgumentFile.split("-Dname=\"a b\"c")).containsExactly("-Dname=a bc");
  }

  @Test
  void backslashAtALineEnd_joinsWithTheNext() {
    assertThat(ArgumentFile.split("a.jar:\\\n   b.jar Main"))
        .containsExactly("a.jar:b.jar", "Main");
  }

  @Test
  void unfinishedQuote_endsWithTheFile() {
    assertThat(ArgumentFile.split("'a b")).containsExactly("a b");
  }
}
