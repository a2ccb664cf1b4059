package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientConnectionTest {
  private static final int SERVER = 0x1B9E;
  private static final int CLIENT = 0xC8D0;
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

  @TempDir private Path scratch;

  private Path table(String... connections) throws IOException {
    Path table = scratch.resolve("tcp");
    StringBuilder text = new StringBuilder(HEAD);
    for (String connection : connections) {
      text.append("   0: ").append(connection).append(" 00000000:00000000 00:00000000 0 0 0\n");
    }
    return Files.writeString(table, text);
  }

  private ClientConnection connection() {
    return new ClientConnection(List.of(scratch.resolve("tcp")), SERVER, CLIENT);
  }

  @Test
  void anEstablishedConnection_isThere() throws IOException {
    table("0100007F:1B9E 0100007F:C8D0 01");
    assertThat(connection().isGone()).isFalse();
  }

  @Test
  void aConnectionClosedByTheClient_isGone() throws IOException {
    table("0100007F:1B9E 0100007F:C8D0 01");
    ClientConnection connection = connection();
    table("0100007F:1B9E 0100007F:C8D0 08");
    assertThat(connection.isGone()).isTrue();
  }

  @Test
  void aConnectionThatVanished_isGone() throws IOException {
    table("0100007F:1B9E 0100007F:C8D0 01");
    ClientConnection connection = connection();
    table("0100007F:1B9E 0100007F:C8D1 01", "0100007F:C8D0 0100007F:1B9E 01");
    assertThat(connection.isGone()).isTrue();
  }

  @Test
  void aTableOfIpv6_countsToo() throws IOException {
    table("0000000000000000FFFF00000100007F:1B9E 0000000000000000FFFF00000100007F:C8D0 01");
    ClientConnection connection = connection();
    assertThat(connection.isGone()).isFalse();
    table();
    assertThat(connection.isGone()).isTrue();
  }

  @Test
  void withoutATable_theClientCountsAsThere() {
    assertThat(connection().isGone()).isFalse();
  }
}
