package io.spandrel.recorder.field;

/** How a field is declared. */
public enum FieldKind {
  LONG("long"),
  INT("int"),
  BOOLEAN("boolean"),
  TEXT("java.lang.String");

  private final String typeName;

  FieldKind(String typeName) {
    this.typeName = typeName;
  }

  /** As a recording's types name it. */
  public String typeName() {
    return typeName;
  }
}
