package io.spandrel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of the method a region: a named stretch of its thread's work, inside the span
 * that is current.
 *
 * <p>The OpenTelemetry Java agent with the Spandrel extension weaves this in; without it the
 * annotation does nothing and costs nothing. A method that returns a {@code CompletionStage} ends
 * its region when the result completes, fails or is cancelled; any other method ends it when it
 * returns or throws. What the method throws is recorded on the span and passed on unchanged. With
 * no span around it, a region begins a trace of its own.
 *
 * <p>Not inherited: an annotation on an interface's or abstract method has no effect on what
 * implements it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Region {
  /** The span's name; {@code Class.method} when empty. */
  String value() default "";
}
