package io.spandrel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.EventData;
import io.spandrel.internal.MisuseReports;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  @Test
  void log_isAnEventNamedByItsCategory() {
    Trace.region("lookup", () -> Trace.log("cache", "miss"));
    assertThat(events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getName()).isEqualTo("cache");
          assertThat(event.getAttributes())
              .isEqualTo(Attributes.of(AttributeKey.stringKey("spandrel.message"), "miss"));
        });
  }

  @Test
  void log_withLongCategory_isCutTo20Characters() {
    Trace.region("lookup", () -> Trace.log("0123456789012345678901234", "miss"));
    assertThat(events()).extracting(EventData::getName).containsExactly("01234567890123456789");
  }

  @Test
  void log_withLongCategory_splitsNoCharacterInTwo() {
    Trace.region("lookup", () -> Trace.log("0123456789012345678\uD83D\uDE00", "miss"));
    assertThat(events()).extracting(EventData::getName).containsExactly("0123456789012345678");
  }

  @Test
  void log_withoutCategory_isNamedLogAndReported() {
    Trace.region("lookup", () -> Trace.log(null, null));
    assertThat(events()).extracting(EventData::getName).containsExactly("log");
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("category")
        .contains("LogTest");
  }

  @Test
  void logf_formatsInTheRootLocale() {
    Trace.region("lookup", () -> Trace.logf("cache", "%s took %.1f ms", "key", 1.5));
    assertThat(messages()).containsExactly("key took 1.5 ms");
  }

  @Test
  void logf_withNoSpan_doesNotFormat() {
    AtomicBoolean formatted = new AtomicBoolean();
    Object argument =
        new Object() {
          @Override
          public String toString() {
            formatted.set(true);
            return "";
          }
        };
    Trace.logf("cache", "%s", argument);
    Trace.log("cache", "miss");
    assertThat(formatted).isFalse();
    assertThat(OTEL.getSpans()).isEmpty();
  }

  @Test
  void logf_withABadFormat_logsItAsItStandsAndReportsOnce() {
    Trace.region(
        "lookup",
        () -> {
          Trace.logf("cache", "%d", "text");
          Trace.logf("cache", "%d", "text");
          Trace.logf("cache", null);
        });
    assertThat(messages()).containsExactly("%d", "%d", "null");
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("\"%d\"")
        .contains("LogTest");
  }

  private static List<String> messages() {
    return events().stream()
        .map(event -> event.getAttributes().get(AttributeKey.stringKey("spandrel.message")))
        .toList();
  }

  private static List<EventData> events() {
    assertThat(OTEL.getSpans()).hasSize(1);
    return OTEL.getSpans().get(0).getEvents();
  }
}
