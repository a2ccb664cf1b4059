package io.spandrel.cli.report.model;

import java.util.regex.Pattern;

/** Classes and lines without their packages, as people say them. */
public final class ShortName {

  private static final Pattern PACKAGES = Pattern.compile("^(?:[a-z_]\\w*\\.)+(?=[A-Z])");

  private ShortName() {}

  /** {@code Inventory.reserve:42}; what is no class, such as an address, stays as it is. */
  public static String of(String name) {
    return PACKAGES.matcher(name).replaceFirst("");
  }
}
