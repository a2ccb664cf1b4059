package io.spandrel.cli.export;

import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.cli.file.OutputFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;

/**
 * OTLP-JSON, one export request a line, as the Collector's file exporter writes and its file
 * receiver reads it: ids in hex, 64-bit numbers as text. Written by the code that the SDK's own
 * exporters use for it.
 */
final class JsonLinesSink implements SpanSink {
  private final OutputFile file;
  private final OutputStream out;

  private JsonLinesSink(OutputFile file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * @throws ExportFailure when the file cannot be written
   */
  static JsonLinesSink open(OutputFile file) {
    try {
      return new JsonLinesSink(
          file, new BufferedOutputStream(Files.newOutputStream(file.partial())));
    } catch (IOException e) {
      throw ExportFailure.ofFile(file, e);
    }
  }

  @Override
  public void write(List<SpanData> spans) {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      TraceRequestMarshaler.create(spans).writeJsonTo(line);
      line.write('\n');
      line.writeTo(out);
    } catch (IOException e) {
      throw ExportFailure.ofFile(file, e);
    }
  }

  @Override
  public void finish() {
    try {
      out.close();
      file.keep();
    } catch (IOException e) {
      throw ExportFailure.ofFile(file, e);
    }
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw ExportFailure.ofFile(file, e);
    }
  }
}
