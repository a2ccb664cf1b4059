package io.spandrel.cli.launch;

import java.util.Arrays;
import java.util.Optional;

/** How spans travel. */
public enum OtlpProtocol {
  GRPC("grpc"),
  HTTP_PROTOBUF("http/protobuf");

  private final String settingValue;

  OtlpProtocol(String settingValue) {
    this.settingValue = settingValue;
  }

  /** As OpenTelemetry's own setting has it. */
  public String settingValue() {
    return settingValue;
  }

  public static Optional<OtlpProtocol> ofSetting(String value) {
    return Arrays.stream(values())
        .filter(protocol -> protocol.settingValue.equalsIgnoreCase(value.strip()))
        .findFirst();
  }

  @Override
  public String toString() {
    return settingValue;
  }
}
