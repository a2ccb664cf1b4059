package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.capture.FileReport;
import io.spandrel.recorder.capture.FileSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureReadingTest {
  /** The SDK takes no key of a resource that is longer than 255 characters or not ASCII. */
  @Test
  void resourceWithADamagedKey_isLostAndNothingElse() {
    String damaged =
        AttributeText.pack(Attributes.of(AttributeKey.stringKey("\u00e9"), "shop"), 1_000);
    CaptureReading reading = new CaptureReading(new CaptureListener() {});
    reading.began(
        new FileSettings(true, RecorderSettings.DEFAULTS, damaged, true, 0),
        Timeline.ofFile(() -> 0, 0));
    reading.end();

    CaptureFacts facts = reading.facts(new FileReport(1, 1, 0, 0, 0, 0, List.of()));
    assertThat(facts.unreadableEvents()).isEqualTo(1);
    assertThat(facts.lostEvents()).isZero();
  }
}
