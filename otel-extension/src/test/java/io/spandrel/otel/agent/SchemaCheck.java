package io.spandrel.otel.agent;

import io.spandrel.receiver.ReceivedLink;
import io.spandrel.receiver.ReceivedSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether spans that arrived keep to the schema, asked by every test that receives some. The spans
 * must be all of one program, which was recorded from its first span to its last.
 */
public final class SchemaCheck {
  private static final long THRESHOLD_NANOS = 200_000;
  private static final int LONGEST_SUMMARY = 200;

  private final List<ReceivedSpan> spans;
  private final Map<String, ReceivedSpan> byId = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(List<ReceivedSpan> spans) {
    this.spans = spans;
  }

  /** Looks at the spans, with default settings in the program. */
  public static SchemaCheck of(List<ReceivedSpan> spans) {
    SchemaCheck check = new SchemaCheck(spans);
    check.checkAll();
    return check;
  }

  /** What is wrong, one line each. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Fails if anything is wrong, or if there was nothing to look at.
   *
   * @throws AssertionError with at most 20 of the faults
   */
  public void verify() {
    if (spans.isEmpty()) {
      throw new AssertionError("no spans arrived");
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(
          faults.size()
              + " faults against the schema:\n"
              + faults.stream().limit(20).collect(Collectors.joining("\n")));
    }
  }

  private void checkAll() {
    for (ReceivedSpan span : spans) {
      if (byId.put(span.spanId(), span) != null) {
        fault(span, "arrived twice");
      }
    }
    for (ReceivedSpan span : spans) {
      checkLinks(span);
      if (!isWaitSpan(span)) {
        checkSpan(span);
      }
    }
    new WaitSpanCheck(byId, faults).check(spans.stream().filter(SchemaCheck::isWaitSpan).toList());
  }

  /** The parts that a span carries, in nanoseconds by state. */
  public static Map<String, Long> parts(ReceivedSpan span) {
    Map<String, Long> parts = new HashMap<>();
    present(span, SchemaKeys.PARTS)
        .forEach((key, nanos) -> parts.put(key.replaceAll("spandrel\\.|_ns", ""), nanos));
    return parts;
  }

  static boolean isWaitSpan(ReceivedSpan span) {
    return span.scopeName().equals("spandrel");
  }

  private void checkLinks(ReceivedSpan span) {
    for (ReceivedLink link : span.links()) {
      if (!link.traceId().matches("(?!0{32})[0-9a-f]{32}")
          || !link.spanId().matches("(?!0{16})[0-9a-f]{16}")) {
        fault(span, "has a link to nothing: " + link);
      }
    }
  }

  private void checkSpan(ReceivedSpan span) {
    Map<String, Object> attributes = span.attributes();
    attributes.forEach((key, value) -> {
      if (!SchemaKeys.isRightOnSpan(key, value)) {
        fault(span, "has " + key + "=" + value + ", unknown here or of another type");
      }
    });
    if (span.durationNanos() < THRESHOLD_NANOS) {
      return;
    }
    checkSum(span, SchemaKeys.PARTS, "spandrel.unexplained_ns");
    if (byId.containsKey(span.parentSpanId())) {
      if (!present(span, SchemaKeys.TOTALS).isEmpty()) {
        fault(span, "has totals, but is no local root");
      }
    } else {
      checkSum(span, SchemaKeys.TOTALS, "spandrel.total.unexplained_ns");
    }
    String summary = span.stringAttribute("spandrel.summary").orElse("");
    if (summary.isEmpty() || summary.length() > LONGEST_SUMMARY || !isAscii(summary)) {
      fault(span, "has no summary, or a wrong one: " + summary);
    }
  }

  private void checkSum(ReceivedSpan span, Set<String> keys, String never0) {
    Map<String, Long> parts = present(span, keys);
    long sum = parts.values().stream().mapToLong(Long::longValue).sum();
    if (!parts.containsKey(never0)) {
      fault(span, "lacks " + never0);
    }
    if (sum != span.durationNanos()) {
      fault(span, "adds up to " + sum + " ns: " + parts);
    }
    parts.forEach((key, nanos) -> {
      if (nanos < 0 || nanos == 0 && !key.equals(never0)) {
        fault(span, "should not carry " + key + "=" + nanos);
      }
    });
  }

  private static Map<String, Long> present(ReceivedSpan span, Set<String> keys) {
    Map<String, Long> found = new HashMap<>();
    keys.forEach(key -> span.longAttribute(key).ifPresent(value -> found.put(key, value)));
    return found;
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  static String describe(ReceivedSpan span, String what) {
    return span.name() + " " + span.spanId() + " of " + span.durationNanos() + " ns " + what;
  }

  private void fault(ReceivedSpan span, String what) {
    faults.add(describe(span, what));
  }
}
