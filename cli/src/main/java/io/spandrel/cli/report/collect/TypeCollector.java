package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.sample.SpanSample;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All tasks, or all regions, by name. */
final class TypeCollector {

  /** The rest goes under one name: a program that puts numbers into names has no end of them. */
  static final int MAX_NAMES = 500;

  static final String OTHER_NAMES = "(other names)";

  private final Map<String, TypeSum> byName = new HashMap<>();

  void add(SpanSample span) {
    TypeSum known = byName.get(span.name());
    if (known == null) {
      known = byName.computeIfAbsent(kept(span.name()), absent -> new TypeSum());
    }
    known.add(span);
  }

  /** False: so many slower ones of the name are known. */
  boolean mayBeSlowest(String name, long durationNanos) {
    TypeSum sum = sumOf(name);
    return sum == null || sum.mayBeSlowest(durationNanos);
  }

  /** Samples in a name that has not been seen are not counted. */
  void addMethod(String name, String method, long samples) {
    TypeSum sum = sumOf(name);
    if (sum != null) {
      sum.addMethod(method, samples);
    }
  }

  private TypeSum sumOf(String name) {
    TypeSum known = byName.get(name);
    return known == null ? byName.get(kept(name)) : known;
  }

  private String kept(String name) {
    return byName.containsKey(name) || byName.size() < MAX_NAMES ? name : OTHER_NAMES;
  }

  /** Those that took most time in all first. */
  List<TypeRow> rows() {
    return byName.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, TypeSum> entry) -> entry.getValue().totalNanos())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .map(entry -> entry.getValue().row(entry.getKey()))
        .toList();
  }
}
