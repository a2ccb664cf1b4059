package io.spandrel.cli.backends;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which backends to start. Immutable. */
public record BackendList(Set<BackendKind> kinds) {

  /** What {@code spandrel backends} starts when nothing is said. */
  public static final BackendList USUAL =
      new BackendList(EnumSet.of(BackendKind.JAEGER, BackendKind.TEMPO, BackendKind.COLLECTOR));

  public BackendList {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }

  /** Whether this one is among them. */
  public boolean has(BackendKind kind) {
    return kinds.contains(kind);
  }

  private static String known() {
    return Arrays.stream(BackendKind.values())
        .map(BackendKind::key)
        .collect(Collectors.joining(", "));
  }

  /** Reads {@code jaeger,tempo,collector}. */
  public static final class Converter implements ITypeConverter<BackendList> {
    @Override
    public BackendList convert(String value) {
      EnumSet<BackendKind> kinds = EnumSet.noneOf(BackendKind.class);
      for (String word : value.split(",", -1)) {
        kinds.add(kind(word.strip()));
      }
      BackendList list = new BackendList(kinds);
      boolean stores = list.has(BackendKind.JAEGER) || list.has(BackendKind.TEMPO);
      if (list.has(BackendKind.COLLECTOR) && !stores) {
        throw new TypeConversionException(
            "'" + value + "' has nothing that the collector could send to: add jaeger or tempo");
      }
      if (list.has(BackendKind.PROMETHEUS) && !list.has(BackendKind.COLLECTOR)) {
        throw new TypeConversionException(
            "'" + value + "' has nothing that prometheus could read: add collector");
      }
      return list;
    }

    private static BackendKind kind(String word) {
      try {
        return BackendKind.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(
            "'" + word + "' is no backend: there are " + known() + ", separated by commas");
      }
    }
  }
}
