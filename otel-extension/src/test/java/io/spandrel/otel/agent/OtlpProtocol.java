package io.spandrel.otel.agent;

import io.spandrel.receiver.OtlpReceiver;
import java.util.function.Function;

/** How an agent sends, in its own words. */
public enum OtlpProtocol {
  GRPC("grpc", OtlpReceiver::grpcEndpoint),
  HTTP("http/protobuf", OtlpReceiver::httpEndpoint);

  private final String setting;
  private final Function<OtlpReceiver, String> endpoint;

  OtlpProtocol(String setting, Function<OtlpReceiver, String> endpoint) {
    this.setting = setting;
    this.endpoint = endpoint;
  }

  String setting() {
    return setting;
  }

  public String endpointOf(OtlpReceiver receiver) {
    return endpoint.apply(receiver);
  }
}
