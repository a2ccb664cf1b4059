package io.spandrel.cli.launch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** An OTLP endpoint that the user named. Immutable. */
public record Backend(URI address) {

  private static final int GRPC_PORT = 4317;
  private static final int MAX_PORT = 65_535;
  private static final String TRACES_PATH = "/v1/traces";

  /**
   * Reads {@code http://host:4318} or the like.
   *
   * @throws UsageException if it is no such address
   */
  public static Backend parse(String text) {
    String base = text.endsWith(TRACES_PATH) ? text.substring(0, text.indexOf(TRACES_PATH)) : text;
    try {
      URI address = URI.create(base);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getPort() <= MAX_PORT) {
        return new Backend(address);
      }
    } catch (IllegalArgumentException malformed) {
      // Answered below, as every other wrong address.
    }
    throw new UsageException(
        "--to '" + text + "' is not an address: give it as http://localhost:4318");
  }

  /** By the port that OpenTelemetry reserves for gRPC; else HTTP. */
  public OtlpProtocol likelyProtocol() {
    return address.getPort() == GRPC_PORT ? OtlpProtocol.GRPC : OtlpProtocol.HTTP_PROTOBUF;
  }

  /** Why nothing can be sent there now; empty if something takes connections. */
  public Optional<String> unreachable(Duration timeout) {
    int port = address.getPort();
    if (port < 0) {
      port = "https".equals(address.getScheme()) ? 443 : 80;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHost(), port), Math.toIntExact(timeout.toMillis()));
      return Optional.empty();
    } catch (UnknownHostException unknown) {
      return Optional.of("there is no host '" + address.getHost() + "'");
    } catch (SocketTimeoutException late) {
      return Optional.of("no answer within " + timeout.toSeconds() + " s");
    } catch (ConnectException refused) {
      return Optional.of("nothing listens there");
    } catch (IOException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }
}
