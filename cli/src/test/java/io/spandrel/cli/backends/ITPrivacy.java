package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.spandrel.receiver.ReceivedSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** {@code privacy.yaml} with a traced program's spans. */
class ITPrivacy {
  private static final Set<String> STRIPPED =
      Set.of(
          "code.stacktrace",
          "file.path",
          "thread.name",
          "spandrel.summary",
          "spandrel.holder.summary",
          "spandrel.holder.thread.name",
          "network.peer.address",
          "network.peer.port");

  @Test
  void everySpanArrives_withoutStacksPathsAndAddresses_andWithAllOtherKeys() throws Exception {
    try (Rig rig =
        Rig.start(
            List.of(BackendKind.JAEGER, BackendKind.COLLECTOR),
            List.of("privacy.yaml"),
            Map.of())) {
      DemoSpans sent = DemoSpans.get();
      assertThat(keysSent(sent)).as("what there is to strip").containsAll(STRIPPED);

      rig.send(sent.requests());

      Map<String, JsonObject> found =
          Awaitility.await("every span in Jaeger")
              .atMost(Duration.ofSeconds(60))
              .until(
                  () -> rig.jaeger().spans(sent.byTrace().keySet()),
                  spans -> spans.size() == sent.byId().size());
      for (ReceivedSpan span : sent.byId().values()) {
        Set<String> expected = new TreeSet<>(span.attributes().keySet());
        expected.removeIf(ITPrivacy::isPrivate);
        assertThat(keys(found.get(span.spanId())))
            .containsAll(expected)
            .noneMatch(ITPrivacy::isPrivate);
      }
    }
  }

  private static boolean isPrivate(String key) {
    return STRIPPED.contains(key) || key.matches("(server|client|network|url|user_agent)\\..*");
  }

  private static Set<String> keysSent(DemoSpans sent) {
    return sent.byId().values().stream()
        .flatMap(span -> span.attributes().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(JsonObject span) {
    return JaegerApi.list(span, "tags").stream()
        .map(tag -> tag.get("key").getAsString())
        .collect(Collectors.toSet());
  }
}
