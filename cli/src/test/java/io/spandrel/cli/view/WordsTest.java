package io.spandrel.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void wrap_breaksAtSpacesAndCutsWordsThatDoNotFit() {
    assertThat(Words.wrap("lock 61% held by a-very-long-thread-name", 12))
        .containsExactly("lock 61%", "held by", "a-ver..-name");
  }

  @Test
  void wrap_ofNothing_hasNoLines() {
    assertThat(Words.wrap("", 10)).isEmpty();
  }

  @Test
  void shorten_keepsBothEnds() {
    assertThat(Words.shorten("abcdefghij", 6)).isEqualTo("ab..ij");
    assertThat(Words.shorten("abcdef", 6)).isEqualTo("abcdef");
  }

  @Test
  void shorten_doesNotCutACharacterInHalf() {
    String smiles = "\ud83d\ude00".repeat(5);

    assertThat(Words.shorten(smiles, 4)).isEqualTo("\ud83d\ude00..\ud83d\ude00");
  }
}
