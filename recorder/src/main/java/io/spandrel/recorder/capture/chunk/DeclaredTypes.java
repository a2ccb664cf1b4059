package io.spandrel.recorder.capture.chunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that a chunk's metadata declare: texts, then a tree of elements that name them by their
 * place, as {@code jdk.jfr.internal.MetadataReader} reads it. Only types and their fields are kept.
 */
final class DeclaredTypes {
  private static final long METADATA = 0;
  private static final String EVENT = "jdk.jfr.Event";
  private static final String TEXT = "java.lang.String";
  private static final int DEEPEST = 16;

  private final ChunkBytes bytes;
  private final List<String> texts = new ArrayList<>();
  private final Map<Long, DeclaredType> types = new HashMap<>();

  private DeclaredTypes(ChunkBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * @param metadata where they begin
   */
  static DeclaredTypes read(ChunkBytes bytes, long metadata) throws IOException {
    DeclaredTypes declared = new DeclaredTypes(bytes);
    long next = bytes.begin(metadata);
    if (bytes.type() != METADATA) {
      throw new UnexpectedBytesException("no metadata at " + metadata);
    }
    bytes.whole(next);
    bytes.number(); // time
    bytes.number(); // duration
    bytes.number(); // which metadata they are
    declared.readTexts();
    declared.element(0, null);
    return declared;
  }

  Collection<DeclaredType> all() {
    return types.values();
  }

  /** Null: there is none. */
  DeclaredType get(long id) {
    return types.get(id);
  }

  /** The number of texts' type; -1: it is not declared. */
  long textType() {
    for (DeclaredType type : types.values()) {
      if (type.name().equals(TEXT)) {
        return type.id();
      }
    }
    return -1;
  }

  private void readTexts() throws IOException {
    TextReader reader = new TextReader();
    int count = (int) bytes.number();
    for (int i = 0; i < count; i++) {
      texts.add(reader.read(bytes));
      bytes.check();
    }
  }

  private String text() throws IOException {
    int place = (int) bytes.number();
    bytes.check();
    if (place < 0 || place >= texts.size() || texts.get(place) == null) {
      throw new UnexpectedBytesException("metadata without text " + place);
    }
    return texts.get(place);
  }

  /**
   * @param owner the type whose part the element is; null: none
   */
  private void element(int depth, DeclaredType owner) throws IOException {
    if (depth > DEEPEST) {
      throw new UnexpectedBytesException("metadata of more than " + DEEPEST + " levels");
    }
    String name = text();
    Map<String, String> attributes = attributes();
    DeclaredType type = null;
    if (name.equals("class")) {
      type = type(attributes);
    } else if (name.equals("field") && owner != null) {
      owner.fields().add(field(attributes));
    }
    int children = (int) bytes.number();
    for (int i = 0; i < children; i++) {
      element(depth + 1, type);
    }
  }

  private Map<String, String> attributes() throws IOException {
    int count = (int) bytes.number();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put(text(), text());
    }
    return attributes;
  }

  private DeclaredType type(Map<String, String> attributes) throws UnexpectedBytesException {
    DeclaredType type =
        new DeclaredType(
            number(attributes, "id"),
            attributes.getOrDefault("name", ""),
            EVENT.equals(attributes.get("superType")),
            new ArrayList<>());
    if (types.put(type.id(), type) != null) {
      throw new UnexpectedBytesException("two types with the number " + type.id());
    }
    return type;
  }

  private static TypeField field(Map<String, String> attributes) throws UnexpectedBytesException {
    return new TypeField(
        attributes.getOrDefault("name", ""),
        number(attributes, "class"),
        attributes.containsKey("constantPool"),
        attributes.containsKey("dimension") && number(attributes, "dimension") != 0);
  }

  private static long number(Map<String, String> attributes, String name)
      throws UnexpectedBytesException {
    try {
      return Long.parseLong(attributes.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      throw new UnexpectedBytesException("metadata without the number " + name);
    }
  }
}
