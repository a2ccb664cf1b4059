package io.spandrel.otel.capture;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask. The port is open to this machine only, but a browser on this machine carries
 * requests of any web page: so a request must name this machine as its host (a page whose name was
 * pointed at 127.0.0.1 doesn't), and must not come from a page of elsewhere.
 */
final class RequestRules {
  static final String TRACE = "/debug/spandrel/trace";
  static final String STATUS = "/debug/spandrel/status";

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> NO_PAGE = Set.of("none", "same-origin");
  private static final String SCHEME = "Bearer ";

  private final Optional<String> token;

  RequestRules(Optional<String> token) {
    this.token = token;
  }

  /** Empty: it may ask. */
  Optional<Refusal> check(String method, String path, Headers headers) {
    if (!isThisMachine(headers.get("Host"))) {
      return refuse(
          Refusal.FORBIDDEN,
          "The Host header must name this machine: 127.0.0.1, localhost or [::1].");
    }
    if (isFromAPage(headers)) {
      return refuse(
          Refusal.FORBIDDEN, "Requests of a web page of another origin are not answered.");
    }
    if (!path.equals(TRACE) && !path.equals(STATUS)) {
      return refuse(
          Refusal.NOT_FOUND,
          "Nothing is here; there is " + TRACE + "?seconds=5 and " + STATUS + ".");
    }
    if (!method.equals("GET")) {
      return Optional.of(
          new Refusal(
              Refusal.METHOD_NOT_ALLOWED, "Only GET is answered here.", Map.of("Allow", "GET")));
    }
    if (token.isPresent() && !isAuthorized(headers.get("Authorization"), token.get())) {
      return Optional.of(
          new Refusal(
              Refusal.UNAUTHORIZED,
              "Give the token of spandrel.capture.token: 'Authorization: Bearer TOKEN'.",
              Map.of("WWW-Authenticate", "Bearer realm=\"spandrel\"")));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(int status, String sentence) {
    return Optional.of(new Refusal(status, sentence));
  }

  /** Any port will do: a forwarded one differs from ours. */
  private static boolean isThisMachine(List<String> hosts) {
    return hosts != null
        && hosts.size() == 1
        && THIS_MACHINE.contains(
            hosts.get(0).trim().toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", ""));
  }

  private static boolean isFromAPage(Headers headers) {
    String own = "http://" + headers.getFirst("Host").trim();
    List<String> origins = headers.getOrDefault("Origin", List.of());
    List<String> sites = headers.getOrDefault("Sec-Fetch-Site", List.of());
    return !origins.stream().allMatch(origin -> origin.trim().equalsIgnoreCase(own))
        || !sites.stream().allMatch(site -> NO_PAGE.contains(site.trim()));
  }

  /** Takes as long for a token that is nearly right as for any other of its length. */
  private static boolean isAuthorized(List<String> given, String token) {
    if (given == null
        || given.size() != 1
        || !given.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    return MessageDigest.isEqual(
        given.get(0).substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8));
  }
}
