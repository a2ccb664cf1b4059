package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
  @Test
  void whatIsWritten_isReadBackTheSame() throws Exception {
    String awkward = "a \"quote\", a \\ and a\nline, \u0000, \ud83d\ude00";
    JsonNode read =
        new ObjectMapper()
            .readTree(
                new JsonObject()
                    .put("text", awkward)
                    .put("number", Long.MAX_VALUE)
                    .put("flag", true)
                    .put("nothing", (String) null)
                    .put("object", new JsonObject())
                    .put("list", List.of(new JsonObject().put("n", 1), new JsonObject()))
                    .toString());

    assertThat(read.get("text").asText()).isEqualTo(awkward);
    assertThat(read.get("number").asLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(read.get("flag").asBoolean()).isTrue();
    assertThat(read.get("nothing").isNull()).isTrue();
    assertThat(read.get("object").isEmpty()).isTrue();
    assertThat(read.get("list").get(0).get("n").asInt()).isOne();
  }
}
