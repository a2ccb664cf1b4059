package io.spandrel.receiver;

import java.time.Duration;

/** The settings of a receiver, checked. A port is 0 for any free one, or {@link #DISABLED}. */
record ReceiverSettings(
    int grpcPort,
    int httpPort,
    int maxRequestBytes,
    int maxRequestsInFlight,
    Duration requestTimeout) {
  static final int DISABLED = -1;

  private static final int MAX_PORT = 65_535;
  private static final int MAX_REQUEST_BYTES = 256 << 20;
  private static final int MAX_REQUESTS_IN_FLIGHT = 1_024;
  private static final Duration MAX_REQUEST_TIMEOUT = Duration.ofHours(1);

  /** Below the limits, because its constructor reads them. */
  static final ReceiverSettings DEFAULTS =
      new ReceiverSettings(0, 0, 16 << 20, 16, Duration.ofSeconds(30));

  ReceiverSettings {
    within("maxRequestBytes", maxRequestBytes, 1, MAX_REQUEST_BYTES);
    within("maxRequestsInFlight", maxRequestsInFlight, 1, MAX_REQUESTS_IN_FLIGHT);
    if (requestTimeout.compareTo(Duration.ofMillis(1)) < 0
        || requestTimeout.compareTo(MAX_REQUEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "requestTimeout is "
              + requestTimeout
              + ", but must be from PT0.001S to "
              + MAX_REQUEST_TIMEOUT);
    }
  }

  boolean grpcEnabled() {
    return grpcPort != DISABLED;
  }

  boolean httpEnabled() {
    return httpPort != DISABLED;
  }

  ReceiverSettings withGrpcPort(int port) {
    within("grpcPort", port, 0, MAX_PORT);
    return new ReceiverSettings(
        port, httpPort, maxRequestBytes, maxRequestsInFlight, requestTimeout);
  }

  ReceiverSettings withHttpPort(int port) {
    within("httpPort", port, 0, MAX_PORT);
    return new ReceiverSettings(
        grpcPort, port, maxRequestBytes, maxRequestsInFlight, requestTimeout);
  }

  ReceiverSettings withoutGrpc() {
    return new ReceiverSettings(
        DISABLED, httpPort, maxRequestBytes, maxRequestsInFlight, requestTimeout);
  }

  ReceiverSettings withoutHttp() {
    return new ReceiverSettings(
        grpcPort, DISABLED, maxRequestBytes, maxRequestsInFlight, requestTimeout);
  }

  ReceiverSettings withMaxRequestBytes(int bytes) {
    return new ReceiverSettings(grpcPort, httpPort, bytes, maxRequestsInFlight, requestTimeout);
  }

  ReceiverSettings withMaxRequestsInFlight(int requests) {
    return new ReceiverSettings(grpcPort, httpPort, maxRequestBytes, requests, requestTimeout);
  }

  ReceiverSettings withRequestTimeout(Duration timeout) {
    return new ReceiverSettings(grpcPort, httpPort, maxRequestBytes, maxRequestsInFlight, timeout);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", but must be from " + least + " to " + most);
    }
  }
}
