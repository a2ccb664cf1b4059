package io.spandrel.cli.backends;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The port of every endpoint, all on 127.0.0.1. Immutable.
 *
 * @param ports by endpoint, all of them
 */
public record Endpoints(Map<Endpoint, Integer> ports) {

  private static final String HOST = "127.0.0.1";
  private static final Pattern ADDRESS = Pattern.compile("(?:127\\.0\\.0\\.1:)?(\\d{1,5})");
  private static final int MAX_PORT = 65535;

  public Endpoints {
    ports = Map.copyOf(ports);
  }

  /**
   * The usual ports, and where a variable says so, others.
   *
   * @throws UsageException if a variable's value is no loopback address
   */
  public static Endpoints of(Map<String, String> environment) {
    Map<Endpoint, Integer> ports = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      String given = environment.getOrDefault(endpoint.name(), "");
      ports.put(endpoint, given.isBlank() ? endpoint.defaultPort() : port(endpoint, given.strip()));
    }
    return new Endpoints(ports);
  }

  private static int port(Endpoint endpoint, String given) {
    Matcher matcher = ADDRESS.matcher(given);
    if (matcher.matches()) {
      int port = Integer.parseInt(matcher.group(1));
      if (port >= 1 && port <= MAX_PORT) {
        return port;
      }
    }
    throw new UsageException(
        "%s='%s' is not a loopback address: give it as %s"
            .formatted(
                endpoint.name(),
                given,
                (endpoint.isPortOnly() ? "" : HOST + ":") + endpoint.defaultPort()));
  }

  public int port(Endpoint endpoint) {
    return ports.get(endpoint);
  }

  /** {@code 127.0.0.1:4317} */
  public String address(Endpoint endpoint) {
    return HOST + ":" + port(endpoint);
  }

  /** {@code http://127.0.0.1:16686} and the path. */
  public URI uri(Endpoint endpoint, String path) {
    return URI.create("http://" + address(endpoint) + path);
  }

  /** As variables for the files of {@code collector-config}. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    ports.forEach((endpoint, port) ->
        variables.put(
            endpoint.name(), endpoint.isPortOnly() ? Integer.toString(port) : HOST + ":" + port));
    return variables;
  }

  /**
   * Looks whether all that these backends need can be listened on now.
   *
   * @throws UsageException naming the first address that is taken
   */
  void checkFree(BackendList backends) {
    for (Endpoint endpoint : Endpoint.values()) {
      if (backends.has(endpoint.owner()) && !isFree(port(endpoint))) {
        throw new UsageException(
            "%s (%s of %s) is in use: stop what listens there, or set %s to another"
                .formatted(
                    address(endpoint),
                    endpoint.purpose(),
                    endpoint.owner().key(),
                    endpoint.name()));
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as the backends do: a port in TIME_WAIT is free
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
