package io.spandrel.woven;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.spandrel.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecorderStateTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

  @AfterEach
  void recorderStops() {
    System.clearProperty(RecorderState.RECORDING_PROPERTY);
  }

  @Test
  void recording_needsARecorderAndARecordedSpan() {
    assertThat(Trace.<Boolean, RuntimeException>region("parse", RecorderState::isRecording))
        .isFalse();
    System.setProperty(RecorderState.RECORDING_PROPERTY, "true");
    assertThat(RecorderState.isRecording()).isFalse();
    assertThat(Trace.<Boolean, RuntimeException>region("parse", RecorderState::isRecording))
        .isTrue();
  }

  @Test
  void isEnabled_unwoven_isFalse() {
    System.setProperty(RecorderState.RECORDING_PROPERTY, "true");
    assertThat(Trace.<Boolean, RuntimeException>region("parse", Trace::isEnabled)).isFalse();
  }
}
