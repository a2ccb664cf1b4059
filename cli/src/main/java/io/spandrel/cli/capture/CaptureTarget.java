package io.spandrel.cli.capture;

import io.spandrel.cli.launch.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which JVM is meant. */
sealed interface CaptureTarget {
  /** The highest that there is. */
  int MAX_PORT = 65_535;

  /** This machine, as addresses name it. */
  Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]", Pattern.CASE_INSENSITIVE);

  /** Host and port: no class has a colon in its name, and hardly a jar. */
  Pattern BARE_ADDRESS = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:.]+\\]):\\d{1,5}(/.*)?");

  /** A process. */
  record Pid(long pid) implements CaptureTarget {}

  /** The program that was started with this class or jar. */
  record MainClass(String name) implements CaptureTarget {}

  /** A capture endpoint; scheme, host and port. */
  record Endpoint(URI base) implements CaptureTarget {}

  /**
   * @throws UsageException if it is none of them
   */
  static CaptureTarget parse(String word) {
    if (word.matches("\\d+")) {
      return new Pid(pid(word));
    }
    if (word.contains("://")) {
      return new Endpoint(endpoint(word));
    }
    if (BARE_ADDRESS.matcher(word).matches()) {
      throw new UsageException(
          "'" + word + "' is an address without its scheme: write http://" + word);
    }
    if (word.isBlank() || word.startsWith("-")) {
      throw new UsageException(
          "'" + word + "' is neither a process id nor a main class nor an http:// address");
    }
    return new MainClass(word);
  }

  private static long pid(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException tooLong) {
      throw new UsageException("there is no process " + word);
    }
  }

  private static URI endpoint(String word) {
    URI uri;
    try {
      uri = new URI(word);
    } catch (URISyntaxException e) {
      throw new UsageException("'" + word + "' is not an address such as http://127.0.0.1:7070");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    boolean bare =
        (uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/"))
            && uri.getQuery() == null
            && uri.getUserInfo() == null;
    if (!http || uri.getHost() == null || !bare || uri.getPort() > MAX_PORT) {
      throw new UsageException(
          "'"
              + word
              + "' is not the address of an endpoint: give scheme, host and port only, such"
              + " as http://127.0.0.1:7070");
    }
    if (!LOOPBACK.matcher(uri.getHost()).matches()) {
      throw new UsageException(
          "'"
              + word
              + "' is another machine, and endpoints listen on loopback only: capture there, or"
              + " forward the port (ssh -L) and give http://127.0.0.1:PORT");
    }
    return uri.resolve("/");
  }
}
