package io.spandrel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SlowServerTest {
  @Test
  void get_items_areAsManyAsAskedFor() throws IOException {
    try (SlowServer server = SlowServer.start()) {
      String answer = new HttpClient(server.address()).get("/items/7?millis=3");

      assertThat(Item.parseLines(answer))
          .hasSize(7)
          .startsWith(new Item("sku-100000", 1))
          .endsWith(new Item("sku-100006", 7));
    }
  }

  @Test
  void get_items_takesAsLongAsAskedFor() throws IOException {
    try (SlowServer server = SlowServer.start()) {
      long start = System.nanoTime();
      new HttpClient(server.address()).get("/items/2?millis=40");

      assertThat(System.nanoTime() - start).isGreaterThan(39_000_000);
    }
  }

  @Test
  void get_otherPath_isAnErrorWithTheAnswer() throws IOException {
    try (SlowServer server = SlowServer.start()) {
      HttpClient client = new HttpClient(server.address());

      assertThatThrownBy(() -> client.get("/else"))
          .isInstanceOf(IOException.class)
          .hasMessage("GET /else was answered with 'HTTP/1.0 404 Not Found'");
    }
  }
}
