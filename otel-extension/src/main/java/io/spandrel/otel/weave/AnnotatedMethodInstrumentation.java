package io.spandrel.otel.weave;

import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Surrounds methods with {@code @Task} or {@code @Region} that have a body of their own. */
final class AnnotatedMethodInstrumentation implements TypeInstrumentation {
  private static final String TASK = "io.spandrel.Task";
  private static final String REGION = "io.spandrel.Region";

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return declaresMethod(annotatedBody(TASK).or(annotatedBody(REGION)));
  }

  @Override
  public void transform(TypeTransformer transformer) {
    // What is applied first lies outside: a region on the same method is part of the task.
    apply(transformer, TASK, TaskAdvice.class);
    apply(transformer, REGION, RegionAdvice.class);
  }

  private static void apply(TypeTransformer transformer, String annotation, Class<?> advice) {
    transformer.applyAdviceToMethod(
        annotatedBody(annotation),
        mapping ->
            mapping
                .bind(BoundSpanName.class, new SpanName(annotation))
                .bind(BoundResult.class, new ReferenceResult()),
        advice.getName());
  }

  private static ElementMatcher.Junction<MethodDescription> annotatedBody(String annotation) {
    return isAnnotatedWith(named(annotation))
        .and(not(isAbstract()))
        .and(not(isNative()))
        .and(not(isBridge()));
  }
}
