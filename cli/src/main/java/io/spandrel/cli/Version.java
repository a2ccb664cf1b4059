package io.spandrel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
      build.load(stream);
    }
    return new String[] {
      "spandrel " + build.getProperty("version"),
      "OpenTelemetry Java agent " + build.getProperty("agent"),
      "Java " + Runtime.version()
    };
  }
}
