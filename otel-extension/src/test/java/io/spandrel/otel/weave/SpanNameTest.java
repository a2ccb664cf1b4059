package io.spandrel.otel.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.Region;
import io.spandrel.Task;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;

class SpanNameTest {
  @Test
  void value_isTheName() {
    assertThat(nameOf("io.spandrel.Task", SpanNameTest.class, "both")).isEqualTo("the task");
    assertThat(nameOf("io.spandrel.Region", SpanNameTest.class, "both")).isEqualTo("the region");
  }

  @Test
  void noValue_isClassAndMethod() {
    assertThat(nameOf("io.spandrel.Task", SpanNameTest.class, "unnamed"))
        .isEqualTo("SpanNameTest.unnamed");
  }

  @Test
  void nestedClass_standsWithoutItsOuterClass() {
    assertThat(nameOf("io.spandrel.Task", Nested.class, "work")).isEqualTo("Nested.work");
  }

  @Test
  void anonymousClass_standsWithItsOuterClass() {
    Object anonymous =
        new Object() {
          @Task
          void work() {}
        };
    assertThat(nameOf("io.spandrel.Task", anonymous.getClass(), "work"))
        .matches("SpanNameTest\\$\\d+\\.work");
  }

  private static String nameOf(String annotation, Class<?> type, String method) {
    TypeDescription described = TypeDescription.ForLoadedType.of(type);
    MethodDescription found =
        described.getDeclaredMethods().filter(ElementMatchers.named(method)).getOnly();
    return new SpanName(annotation).nameOf(described, found);
  }

  @Task("the task")
  @Region("the region")
  void both() {}

  @Task
  void unnamed() {}

  static final class Nested {
    @Task
    void work() {}
  }
}
