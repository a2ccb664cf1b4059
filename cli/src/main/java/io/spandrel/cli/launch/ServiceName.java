package io.spandrel.cli.launch;

import java.util.Optional;

/** The name under which a program's spans stand when its user gave it none. */
final class ServiceName {

  private ServiceName() {}

  /**
   * The last part of the main class, source file or module. Empty where the user named the service,
   * and for jars: from what is in a jar the agent itself finds a better name.
   */
  static Optional<String> of(JavaArguments java, GivenSettings given) {
    boolean named =
        given.has("otel.service.name")
            || given.value("otel.resource.attributes").orElse("").contains("service.name=");
    if (named || java.main().isEmpty()) {
      return Optional.empty();
    }
    return switch (java.kind()) {
      case CLASS, MODULE -> Optional.of(lastPart(java.main().replace('/', '.'), '.'));
      case SOURCE -> Optional.of(lastPart(java.main(), '/').replaceFirst("\\.java$", ""));
      case JAR, NONE -> Optional.empty();
    };
  }

  private static String lastPart(String name, char separator) {
    return name.substring(name.lastIndexOf(separator) + 1);
  }
}
