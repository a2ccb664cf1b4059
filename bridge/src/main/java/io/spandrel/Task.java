package io.spandrel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of the method a task: one logical operation with a span of its own.
 *
 * <p>The OpenTelemetry Java agent with the Spandrel extension weaves this in; without it the
 * annotation does nothing and costs nothing. A method that returns a {@code CompletionStage} ends
 * its task when the result completes, fails or is cancelled; any other method ends it when it
 * returns or throws. What the method throws is recorded on the span and passed on unchanged.
 *
 * <p>Not inherited: an annotation on an interface's or abstract method has no effect on what
 * implements it. With {@link Region} on the same method, the region lies inside the task.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Task {
  /** The span's name; {@code Class.method} when empty. */
  String value() default "";
}
