package io.spandrel.otel.settings;

import io.spandrel.exporter.ExporterSettings;
import io.spandrel.recorder.RecorderSettings;

/** All settings, read and checked. */
public record Settings(
    RecorderSettings recorder, ExporterSettings exporter, CaptureSettings capture) {}
