package io.spandrel.cli.export;

import com.google.protobuf.CodedOutputStream;
import io.spandrel.recorder.breakdown.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A profile in pprof's format ({@code profile.proto} of github.com/google/pprof), compressed. Of
 * its messages only what a count of stacks needs is written; the numbers below are the proto's
 * field numbers. A function goes by its class and name, a location by function and line.
 */
final class PprofProfile {
  private static final int SAMPLE_TYPE = 1;
  private static final int SAMPLE = 2;
  private static final int LOCATION = 4;
  private static final int FUNCTION = 5;
  private static final int STRING_TABLE = 6;
  private static final int TIME_NANOS = 9;
  private static final int DURATION_NANOS = 10;

  /** Writes the fields of one message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<String, Long> functions = new LinkedHashMap<>();
  private final Map<Frame, Long> locations = new LinkedHashMap<>();
  private final CodedOutputStream out;

  private PprofProfile(CodedOutputStream out) {
    this.out = out;
    // The first string of the table is the empty one.
    string("");
  }

  static void write(StackCounts stacks, Instant start, long durationNanos, OutputStream target)
      throws IOException {
    try (GZIPOutputStream compressed = new GZIPOutputStream(target)) {
      CodedOutputStream out = CodedOutputStream.newInstance(compressed);
      new PprofProfile(out).write(stacks, start, durationNanos);
      out.flush();
    }
  }

  private void write(StackCounts stacks, Instant start, long durationNanos) throws IOException {
    message(
        SAMPLE_TYPE,
        type -> {
          type.writeInt64(1, string("samples"));
          type.writeInt64(2, string("count"));
        });
    for (Map.Entry<List<Frame>, Long> entry : stacks.byStack().entrySet()) {
      message(
          SAMPLE,
          sample -> {
            for (Frame frame : entry.getKey()) {
              sample.writeUInt64(1, location(frame));
            }
            sample.writeInt64(2, entry.getValue());
          });
    }
    writeLocations();
    writeFunctions();
    out.writeInt64(TIME_NANOS, start.getEpochSecond() * 1_000_000_000L + start.getNano());
    out.writeInt64(DURATION_NANOS, durationNanos);
    for (String string : strings.keySet()) {
      out.writeString(STRING_TABLE, string);
    }
  }

  private void writeLocations() throws IOException {
    for (Map.Entry<Frame, Long> entry : locations.entrySet()) {
      Frame frame = entry.getKey();
      message(
          LOCATION,
          location -> {
            location.writeUInt64(1, entry.getValue());
            byte[] line =
                bytes(fields -> {
                  fields.writeUInt64(1, function(frame));
                  fields.writeInt64(2, Math.max(0, frame.line()));
                });
            location.writeByteArray(4, line);
          });
    }
  }

  private void writeFunctions() throws IOException {
    for (Map.Entry<String, Long> entry : functions.entrySet()) {
      int name = string(entry.getKey());
      message(
          FUNCTION,
          function -> {
            function.writeUInt64(1, entry.getValue());
            function.writeInt64(2, name);
            function.writeInt64(3, name);
          });
    }
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, key -> strings.size());
  }

  private long location(Frame frame) {
    return locations.computeIfAbsent(frame, key -> locations.size() + 1L);
  }

  private long function(Frame frame) {
    String name = frame.className().isEmpty() ? frame.method() : frame.functionName();
    return functions.computeIfAbsent(name, key -> functions.size() + 1L);
  }

  private void message(int number, Fields fields) throws IOException {
    out.writeByteArray(number, bytes(fields));
  }

  private static byte[] bytes(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream message = CodedOutputStream.newInstance(bytes);
    fields.write(message);
    message.flush();
    return bytes.toByteArray();
  }
}
