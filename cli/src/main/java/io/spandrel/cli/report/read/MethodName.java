package io.spandrel.cli.report.read;

import io.spandrel.recorder.breakdown.Frame;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

/** What a method is called, the same for one lambda in every run. */
final class MethodName {

  private static final String LAMBDA = "$$Lambda";

  private MethodName() {}

  static String of(Frame frame) {
    return of(frame.className(), frame.method());
  }

  /** The innermost method; empty where the stack could not be walked. */
  static String innermost(RecordedStackTrace stack) {
    if (stack == null || stack.getFrames().isEmpty()) {
      return "";
    }
    RecordedFrame frame = stack.getFrames().get(0);
    RecordedMethod method = frame.getMethod();
    return method == null || method.getType() == null
        ? ""
        : of(method.getType().getName(), method.getName());
  }

  /** A lambda's class has a number and an address in its name. */
  static String of(String className, String method) {
    int lambda = className.indexOf(LAMBDA);
    String kept = lambda < 0 ? className : className.substring(0, lambda + LAMBDA.length());
    return kept + "." + method;
  }
}
