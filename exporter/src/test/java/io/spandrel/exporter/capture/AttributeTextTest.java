package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeTextTest {
  private static final Attributes ALL =
      Attributes.builder()
          .put("text", "a:b;3:\u00e4\n")
          .put("empty", "")
          .put("long", Long.MIN_VALUE)
          .put("double", 0.1)
          .put("boolean", true)
          .put(AttributeKey.stringArrayKey("texts"), List.of("one", "", "2:x"))
          .put(AttributeKey.longArrayKey("longs"), List.of(1L, -2L))
          .put(AttributeKey.doubleArrayKey("doubles"), List.of(1.5))
          .put(AttributeKey.booleanArrayKey("booleans"), List.of(true, false))
          .build();

  @Test
  void everyType_comesBackAsItWas() {
    assertThat(AttributeText.unpack(AttributeText.pack(ALL, 1_000))).isEqualTo(ALL);
  }

  @Test
  void whatIsOverTheBound_isLeftOut() {
    Attributes attributes =
        Attributes.builder().put("long", "x".repeat(100)).put("short", "y").build();
    assertThat(AttributeText.unpack(AttributeText.pack(attributes, 50)))
        .isEqualTo(Attributes.builder().put("short", "y").build());
  }

  @Test
  void damagedText_givesWhatIsBeforeTheDamage() {
    String packed = AttributeText.pack(ALL, 1_000);
    for (int length = 0; length < packed.length(); length++) {
      Attributes some = AttributeText.unpack(packed.substring(0, length));
      some.forEach((key, value) -> assertThat(value).isEqualTo(ALL.get(key)));
    }
    assertThat(AttributeText.unpack("1:l1:a3:abc")).isEqualTo(Attributes.empty());
    assertThat(AttributeText.unpack(null)).isEqualTo(Attributes.empty());
  }

  @Test
  void oneText_isFoundWithoutTheOthers() {
    String packed = AttributeText.pack(ALL, 1_000);
    ALL.forEach((key, value) -> {
      AttributeKey<String> asText = AttributeKey.stringKey(key.getKey());
      assertThat(AttributeText.text(packed, key.getKey())).isEqualTo(ALL.get(asText));
    });
    assertThat(AttributeText.text(packed, "absent")).isNull();
    assertThat(AttributeText.text("", "text")).isNull();
    assertThat(AttributeText.text(null, "text")).isNull();
  }

  @Test
  void oneText_isThatOfAllWhereTheTextIsDamagedOrSaysAKeyTwice() {
    AttributeKey<String> key = AttributeKey.stringKey("a");
    String[] odd = {
      "1:s1:a3:abc1:s1:a1:x",
      "1:s1:a3:abc1:l1:a1:5",
      "1:l1:a1:51:s1:a1:x",
      "1:s1:a9:abc",
      "1:s1:a1:b1:s1:a",
      "1:q1:a1:b",
      "1:s1:a1:b1:l1:a3:abc"
    };
    for (String packed : odd) {
      assertThat(AttributeText.text(packed, "a"))
          .as(packed)
          .isEqualTo(AttributeText.unpack(packed).get(key));
    }
  }
}
