package io.spandrel.recorder.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.SpanEvent;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnFieldsTest {
  @Test
  void scopeFields_areThoseOfTheEvent() {
    assertThat(known(FieldValues.ofScope())).isEqualTo(declared(ScopeEvent.class));
  }

  @Test
  void spanFields_areThoseOfTheEvent() {
    assertThat(known(FieldValues.ofSpan())).isEqualTo(declared(SpanEvent.class));
  }

  private static Map<String, String> known(FieldValues values) {
    return values.fields().stream()
        .collect(Collectors.toMap(EventField::fieldName, field -> field.kind().typeName()));
  }

  private static Map<String, String> declared(Class<?> event) {
    return Arrays.stream(event.getDeclaredFields())
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .collect(Collectors.toMap(field -> field.getName(), field -> field.getType().getName()));
  }
}
