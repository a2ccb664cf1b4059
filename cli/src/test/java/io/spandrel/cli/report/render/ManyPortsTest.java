package io.spandrel.cli.report.render;

import static io.spandrel.cli.report.Reports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.model.BlockingKind;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyPortsTest {

  private static List<BlockingRow> clients(int ports) {
    List<BlockingRow> rows = new ArrayList<>();
    for (int port = 0; port < ports; port++) {
      rows.add(row(State.SOCKET, "read", "10.0.0.7:" + (40_000 + port), "", 1, 5));
    }
    return rows;
  }

  @Test
  void clients_areOneRow() {
    List<ProfileRow> rows = ProfileRow.of(clients(50), BlockingKind.NETWORK);

    assertThat(rows).extracting(ProfileRow::object).containsExactly("10.0.0.7:*");
    assertThat(rows.get(0).count()).isEqualTo(50);
  }

  @Test
  void fewPorts_areToldApart() {
    assertThat(ProfileRow.of(clients(2), BlockingKind.NETWORK)).hasSize(2);
  }
}
