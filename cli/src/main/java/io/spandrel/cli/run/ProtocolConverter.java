package io.spandrel.cli.run;

import io.spandrel.cli.launch.OtlpProtocol;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --protocol}. */
public final class ProtocolConverter implements ITypeConverter<OtlpProtocol> {

  @Override
  public OtlpProtocol convert(String value) {
    return OtlpProtocol.ofSetting(value)
        .orElseThrow(
            () -> new TypeConversionException("'" + value + "' is not grpc or http/protobuf"));
  }
}
