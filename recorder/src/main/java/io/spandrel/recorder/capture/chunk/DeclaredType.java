package io.spandrel.recorder.capture.chunk;

import java.util.List;

/** A type as a chunk's metadata declare it. */
record DeclaredType(long id, String name, boolean event, List<TypeField> fields) {
  boolean hasField(String fieldName) {
    return fields.stream().anyMatch(field -> field.name().equals(fieldName));
  }
}
