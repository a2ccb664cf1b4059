package io.spandrel.otel.weave;

import io.spandrel.woven.AnnotatedMethod;
import net.bytebuddy.asm.Advice;

/** Around the body of a method with {@code @Region}. */
final class RegionAdvice {
  private RegionAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@BoundSpanName String name) {
    return AnnotatedMethod.enterRegion(name);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter Object entered, @BoundResult Object returned, @Advice.Thrown Throwable thrown) {
    AnnotatedMethod.exit(entered, returned, thrown);
  }
}
