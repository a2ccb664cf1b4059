package io.spandrel.otel.settings;

import static io.spandrel.otel.settings.SettingValues.MEGABYTE;
import static io.spandrel.otel.settings.SettingValues.SECOND;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The settings of captures. In doubt the endpoint stays closed and no capture is started. */
final class CaptureSettingsReader {
  private static final int HIGHEST_PORT = 65_535;
  private static final String PORT = "spandrel.capture.port";
  private static final String TOKEN = "spandrel.capture.token";
  private static final String DIRECTORY = "spandrel.capture.directory";
  private static final String PROBABILITY = "spandrel.capture.probability";

  /** What an HTTP header can carry after "Bearer ". */
  private static final String VISIBLE_ASCII = "[\\x21-\\x7e]+";

  private final SettingValues values;

  CaptureSettingsReader(SettingValues values) {
    this.values = values;
  }

  CaptureSettings read() {
    Optional<Path> directory = directory();
    return new CaptureSettings(
        port(),
        Optional.ofNullable(values.text(TOKEN)),
        directory,
        probability(directory.isPresent()),
        duration("spandrel.capture.duration", "10s", 300 * SECOND),
        duration("spandrel.capture.cooldown", "60s", 86_400 * SECOND),
        values.bytes("spandrel.capture.max-size", "256MB", 8 * MEGABYTE, MEGABYTE * MEGABYTE));
  }

  private Duration duration(String key, String otherwise, long most) {
    return Duration.ofNanos(values.nanos(key, otherwise, SECOND, most));
  }

  private OptionalInt port() {
    OptionalLong port =
        values.wholeNumber(PORT, HIGHEST_PORT, "a port from 0 (any free one) to 65535", "none");
    return port.isPresent() && isTokenUsable()
        ? OptionalInt.of((int) port.getAsLong())
        : OptionalInt.empty();
  }

  /** A token that was meant and got lost must not open the endpoint to all. */
  private boolean isTokenUsable() {
    String token = values.raw(TOKEN);
    if (token == null || token.trim().matches(VISIBLE_ASCII)) {
      return true;
    }
    values.say(
        TOKEN
            + " is set, but it is empty or has characters that no HTTP header can carry; the"
            + " capture endpoint stays closed. Give a token of visible ASCII without spaces.");
    return false;
  }

  private Optional<Path> directory() {
    String value = values.text(DIRECTORY);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(value).toAbsolutePath());
    } catch (InvalidPathException e) {
      values.bad(DIRECTORY, value, "a directory", "none");
      return Optional.empty();
    }
  }

  private double probability(boolean hasDirectory) {
    String value = values.text(PROBABILITY);
    if (value == null) {
      return 0;
    }
    double probability = parse(value);
    if (!(probability >= 0 && probability <= 1)) {
      values.bad(PROBABILITY, value, "a number from 0 to 1, such as 0.01", "0");
      return 0;
    }
    if (probability > 0 && !hasDirectory) {
      values.say(
          PROBABILITY
              + "="
              + value
              + " starts no captures, as there is no directory for them; set "
              + DIRECTORY
              + ".");
    }
    return probability;
  }

  /** Only plain decimals: the JVM's own notation knows NaN, hexadecimals and suffixes. */
  private static double parse(String value) {
    return value.matches("\\d{0,10}(\\.\\d{0,20})?") && !value.equals(".")
        ? Double.parseDouble(value)
        : Double.NaN;
  }
}
