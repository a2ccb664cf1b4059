package io.spandrel.otel.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * The name of a woven method's span: the annotation's value, or {@code Class.method} if that is
 * empty. Found while the class is woven.
 */
record SpanName(String annotation) implements Advice.OffsetMapping {

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler arguments,
      Sort sort) {
    return Target.ForStackManipulation.of(nameOf(type, method));
  }

  String nameOf(TypeDescription type, MethodDescription method) {
    for (AnnotationDescription declared : method.getDeclaredAnnotations()) {
      if (declared.getAnnotationType().getName().equals(annotation)) {
        String value = declared.getValue("value").resolve(String.class);
        if (!value.isEmpty()) {
          return value;
        }
      }
    }
    return simpleName(type.getName()) + "." + method.getName();
  }

  /**
   * As the bridge does it for calls without a name: a nested class without its outer one, an
   * anonymous one with.
   */
  private static String simpleName(String className) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    int nested = name.lastIndexOf('$') + 1;
    boolean named = nested > 0 && nested < name.length() && Character.isLetter(name.charAt(nested));
    return named ? name.substring(nested) : name;
  }
}
