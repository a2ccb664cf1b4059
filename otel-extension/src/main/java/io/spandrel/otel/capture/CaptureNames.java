package io.spandrel.otel.capture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** What the files of captures are called; the order of names is the order of time. */
final class CaptureNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern SAMPLED =
      Pattern.compile("spandrel-\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{32}\\.jfr");
  private static final String PARTIAL = ".part";

  private CaptureNames() {}

  /** For a file that somebody asked for. */
  static String requested(Instant start) {
    return "spandrel-" + TIME.format(start) + ".jfr";
  }

  /** For a file that a span started. */
  static String sampled(Instant start, String traceId) {
    return "spandrel-" + TIME.format(start) + "-" + traceId + ".jfr";
  }

  /** While it is written. */
  static String partial(String name) {
    return name + PARTIAL;
  }

  /** Only such files are ever deleted. */
  static boolean isSampled(String name) {
    return SAMPLED.matcher(name).matches();
  }

  /** What a JVM that ended while it wrote has left behind. */
  static boolean isPartial(String name) {
    return name.endsWith(PARTIAL) && isSampled(name.substring(0, name.length() - PARTIAL.length()));
  }
}
