package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spandrel.exporter.hold.SpanIds;
import io.spandrel.recorder.capture.PackedText;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.field.SpanField;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedSpanTest {
  private final FieldValues values = FieldValues.ofSpan();

  private RecordedSpan span(long traceIdLow, long spanId, long parentSpanId) {
    values.setNumber(SpanField.TRACE_ID_LOW.ordinal(), traceIdLow);
    values.setNumber(SpanField.SPAN_ID.ordinal(), spanId);
    values.setNumber(SpanField.PARENT_SPAN_ID.ordinal(), parentSpanId);
    return new RecordedSpan(values);
  }

  private void parent(boolean remote, boolean sampled) {
    values.setNumber(SpanField.PARENT_REMOTE.ordinal(), remote ? 1 : 0);
    values.setNumber(SpanField.PARENT_SAMPLED.ordinal(), sampled ? 1 : 0);
  }

  /** As whoever has only texts finds it. */
  private static boolean isLocalRootByContext(SpanData span) {
    SpanContext parent = span.getParentSpanContext();
    return !parent.isValid() || parent.isRemote() || !parent.isSampled();
  }

  @Test
  void ids_areTheSameAsNumbersAndAsTexts() {
    values.setNumber(SpanField.TRACE_ID_HIGH.ordinal(), 0x0123456789abcdefL);
    RecordedSpan span = span(-1, Long.MIN_VALUE, 0xabcL);
    assertThat(span.getTraceId()).isEqualTo("0123456789abcdefffffffffffffffff");
    assertThat(span.getSpanId()).isEqualTo("8000000000000000");
    assertThat(span.getParentSpanId()).isEqualTo("0000000000000abc");
    assertThat(SpanIds.of(span)).isEqualTo(Long.MIN_VALUE);
    assertThat(SpanIds.ofParent(span)).isEqualTo(0xabc);
    assertThat(SpanIds.ofTrace(span)).isEqualTo(SpanIds.ofTrace(0x0123456789abcdefL, -1));
  }

  @Test
  void localRoot_isTheSameByNumbersAndByTheParentsContext() {
    for (long parentId : new long[] {0, 9}) {
      for (int flags = 0; flags < 4; flags++) {
        parent((flags & 1) != 0, (flags & 2) != 0);
        RecordedSpan span = span(7, 8, parentId);
        assertThat(span.isLocalRoot())
            .as("parent %d, flags %d", parentId, flags)
            .isEqualTo(isLocalRootByContext(span));
      }
    }
    parent(false, true);
    assertThat(span(7, 8, 9).isLocalRoot()).isFalse();
  }

  @Test
  void spanWithoutATraceOrAnId_isNotValid() {
    assertThat(span(7, 8, 0).isValid()).isTrue();
    assertThat(span(0, 8, 0).isValid()).isEqualTo(span(0, 8, 0).getSpanContext().isValid());
    assertThat(span(7, 0, 0).isValid()).isEqualTo(span(7, 0, 0).getSpanContext().isValid());
    assertThat(span(7, 0, 0).isValid()).isFalse();
  }

  @Test
  void texts_areKeptWhenTheValuesAreFilledAnew() {
    values.setText(SpanField.NAME.ordinal(), "first");
    values.setText(SpanField.KIND.ordinal(), "CLIENT");
    values.setText(SpanField.STATUS.ordinal(), "ERROR");
    values.setText(SpanField.STATUS_DESCRIPTION.ordinal(), "sold out");
    values.setText(SpanField.TRACE_STATE.ordinal(), PackedText.pack(List.of("vendor", "x")));
    values.setNumber(SpanField.TRACE_FLAGS.ordinal(), 1);
    RecordedSpan span = span(7, 8, 0);
    for (SpanField field : SpanField.values()) {
      values.setText(field.ordinal(), null);
      values.setNumber(field.ordinal(), 0);
    }
    assertThat(span.getName()).isEqualTo("first");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getStatus())
        .isEqualTo(StatusData.create(StatusData.error().getStatusCode(), "sold out"));
    assertThat(span.getSpanContext().getTraceState().get("vendor")).isEqualTo("x");
    assertThat(span.getSpanContext().isSampled()).isTrue();
    assertThat(span.getSpanId()).isEqualTo(SpanId.fromLong(8));
    assertThat(new RecordedSpan(values).getKind()).isEqualTo(SpanKind.INTERNAL);
  }
}
