package io.spandrel.recorder.breakdown;

/** One line of a stack. */
public record Frame(String className, String method, int line) {
  public static final Frame UNKNOWN = new Frame("", "", -1);

  public boolean isKnown() {
    return !method.isEmpty();
  }

  /** {@code com.acme.Inventory.reserve}, as {@code code.function.name} wants it. */
  public String functionName() {
    return className + "." + method;
  }

  /** {@code Inventory.reserve:42}. */
  public String shortName() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple + "." + method + (line > 0 ? ":" + line : "");
  }
}
