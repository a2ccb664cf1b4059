package io.spandrel.internal;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.util.Locale;

/** Log lines of a task: events of the current span. */
public final class LogEvents {
  private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("spandrel.message");

  /** Viewers cut event names here. */
  private static final int MAX_CATEGORY_CHARS = 20;

  private static final String DEFAULT_CATEGORY = "log";

  private LogEvents() {}

  public static void add(String category, String message) {
    try {
      Span span = Span.current();
      if (span.isRecording()) {
        add(span, category, message);
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  public static void addFormatted(String category, String format, Object... args) {
    try {
      Span span = Span.current();
      if (span.isRecording()) {
        add(span, category, format(format, args));
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  private static void add(Span span, String category, String message) {
    span.addEvent(eventName(category), Attributes.of(MESSAGE, String.valueOf(message)));
  }

  private static String format(String format, Object... args) {
    try {
      return String.format(Locale.ROOT, format, args);
    } catch (Throwable badFormatOrArgument) {
      Misuse.BAD_FORMAT.report(format);
      return format;
    }
  }

  private static String eventName(String category) {
    if (category == null || category.isEmpty()) {
      Misuse.NO_CATEGORY.report(DEFAULT_CATEGORY);
      return DEFAULT_CATEGORY;
    }
    if (category.length() <= MAX_CATEGORY_CHARS) {
      return category;
    }
    boolean splitsPair = Character.isHighSurrogate(category.charAt(MAX_CATEGORY_CHARS - 1));
    return category.substring(0, splitsPair ? MAX_CATEGORY_CHARS - 1 : MAX_CATEGORY_CHARS);
  }
}
