package io.spandrel.internal;

import java.util.Set;

/**
 * Finds the application's frame that called the bridge. Walks the stack: for reports, not for every
 * call.
 */
record Caller(String className, String methodName, int line) {
  private static final Set<String> API =
      Set.of(
          "io.spandrel.Trace",
          "io.spandrel.TaskScope",
          "io.spandrel.TaskSpan",
          "io.spandrel.RegionScope",
          "io.spandrel.Attachment");
  private static final Caller UNKNOWN = new Caller("unnamed", "", 0);

  static Caller find() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> !isBridge(frame.getClassName()))
                .findFirst()
                .map(f -> new Caller(f.getClassName(), f.getMethodName(), f.getLineNumber()))
                .orElse(UNKNOWN));
  }

  private static boolean isBridge(String className) {
    return className.startsWith("io.spandrel.internal.")
        || className.startsWith("io.spandrel.woven.")
        || API.contains(className);
  }

  /**
   * {@code Class.method}, the name of a span that was given none; a lambda counts as the method it
   * stands in.
   */
  String spanName() {
    if (methodName.isEmpty()) {
      return className;
    }
    String method = methodName;
    if (method.startsWith("lambda$")) {
      int end = method.lastIndexOf('$');
      method = method.substring("lambda$".length(), Math.max(end, "lambda$".length()));
    }
    return simpleName() + "." + method;
  }

  private String simpleName() {
    String name = className.substring(className.lastIndexOf('.') + 1);
    int nested = name.lastIndexOf('$') + 1;
    boolean named = nested > 0 && nested < name.length() && Character.isLetter(name.charAt(nested));
    return named ? name.substring(nested) : name;
  }

  @Override
  public String toString() {
    return methodName.isEmpty() ? className : className + "." + methodName + ":" + line;
  }
}
