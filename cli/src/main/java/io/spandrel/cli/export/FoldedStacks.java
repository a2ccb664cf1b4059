package io.spandrel.cli.export;

import io.spandrel.recorder.breakdown.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collapsed stacks, as flame graph programs take them: {@code outer;inner 12}, a line each. */
final class FoldedStacks {
  private FoldedStacks() {}

  static void write(StackCounts stacks, OutputStream out) throws IOException {
    // Lines of a stack do not count there, so two stacks may become one.
    Map<String, Long> lines = new TreeMap<>();
    for (Map.Entry<List<Frame>, Long> entry : stacks.byStack().entrySet()) {
      lines.merge(line(entry.getKey()), entry.getValue(), Long::sum);
    }
    for (Map.Entry<String, Long> line : lines.entrySet()) {
      String text = line.getKey() + " " + line.getValue() + "\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String line(List<Frame> innermostFirst) {
    StringBuilder line = new StringBuilder();
    for (int i = innermostFirst.size() - 1; i >= 0; i--) {
      line.append(line.isEmpty() ? "" : ";").append(name(innermostFirst.get(i)));
    }
    return line.toString();
  }

  private static String name(Frame frame) {
    String name =
        frame.className().isEmpty() ? frame.method() : frame.className() + "." + frame.method();
    return name.replace(';', ':');
  }
}
