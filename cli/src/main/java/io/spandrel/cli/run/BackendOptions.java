package io.spandrel.cli.run;

import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.OtlpProtocol;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where spans are sent, for every command that sends some. */
public final class BackendOptions {

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Send spans to this OTLP endpoint,%nsuch as http://localhost:4318.")
  private String to;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      converter = ProtocolConverter.class,
      description = "grpc or http/protobuf (default: http/protobuf; to port 4317: grpc).")
  private OtlpProtocol protocol;

  /**
   * Empty: none was named.
   *
   * @throws io.spandrel.cli.launch.UsageException if what was named is no address
   */
  public Optional<Backend> backend() {
    return Optional.ofNullable(to).map(Backend::parse);
  }

  public Optional<OtlpProtocol> protocol() {
    return Optional.ofNullable(protocol);
  }
}
