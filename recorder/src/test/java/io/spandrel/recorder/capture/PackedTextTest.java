package io.spandrel.recorder.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedTextTest {
  @Test
  void texts_comeBackWhateverStandsInThem() {
    List<String> texts = List.of("", "3:abc", "a:b\u0000\n", "\ud83d\ude00", "12");
    assertThat(PackedText.unpack(PackedText.pack(texts))).isEqualTo(texts);
    assertThat(PackedText.unpack(PackedText.pack(List.of()))).isEmpty();
  }

  @Test
  void damagedText_endsTheList() {
    assertThat(PackedText.unpack("1:a99:b")).containsExactly("a");
    assertThat(PackedText.unpack("1:a:b")).containsExactly("a");
    assertThat(PackedText.unpack("1:a999999999999:b")).containsExactly("a");
    assertThat(PackedText.unpack("x")).isEmpty();
    assertThat(PackedText.unpack(null)).isEmpty();
  }
}
