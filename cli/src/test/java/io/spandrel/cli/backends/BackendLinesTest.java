package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendLinesTest {

  private static final OpenBackends ALL =
      new OpenBackends() {
        @Override
        public BackendList list() {
          return new BackendList(EnumSet.allOf(BackendKind.class));
        }

        @Override
        public Endpoints endpoints() {
          return Endpoints.of(Map.of());
        }

        @Override
        public void close() {
          // Nothing runs.
        }
      };

  @Test
  void everyLine_fitsInto80Columns() {
    assertThat(BackendLines.addresses(ALL)).allMatch(line -> line.length() <= 80);
    assertThat(BackendLines.trace(ALL, "0af7651916cd43dd8448eb211c80319c"))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void trace_isFirstWhereEveryJaegerHasIt() {
    List<String> lines = BackendLines.trace(ALL, "0af7651916cd43dd8448eb211c80319c");

    assertThat(lines.get(0))
        .isEqualTo("jaeger     http://127.0.0.1:16686/api/traces/0af7651916cd43dd8448eb211c80319c");
    assertThat(lines.get(1)).contains("page: ").contains("/trace/");
  }
}
