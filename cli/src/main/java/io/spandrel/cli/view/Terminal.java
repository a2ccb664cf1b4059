package io.spandrel.cli.view;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/**
 * One of the two streams that people read.
 *
 * @param out writes in the charset that the stream's reader expects
 * @param style what this stream can show
 * @param interactive true if a person looks at it now, so that a line may be redrawn
 */
public record Terminal(PrintStream out, Style style, boolean interactive) {

  public static Terminal stdout() {
    return detect(FileDescriptor.out, 1, "stdout.encoding");
  }

  public static Terminal stderr() {
    return detect(FileDescriptor.err, 2, "stderr.encoding");
  }

  private static Terminal detect(FileDescriptor descriptor, int number, String encodingProperty) {
    Charset charset = charset(encodingProperty);
    boolean interactive = isTerminal(number);
    Map<String, String> environment = System.getenv();
    return new Terminal(
        new PrintStream(new FileOutputStream(descriptor), true, charset),
        new Style(
            interactive ? width() : Style.DEFAULT_WIDTH,
            wantsColour(environment, interactive),
            charset.equals(StandardCharsets.UTF_8)),
        interactive);
  }

  /** NO_COLOR wins over everything, as its convention asks for. */
  static boolean wantsColour(Map<String, String> environment, boolean interactive) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "0");
    if (!forced.isEmpty() && !forced.equals("0")) {
      return true;
    }
    return interactive && !"dumb".equals(environment.get("TERM"));
  }

  private static Charset charset(String property) {
    // JDK 17 names it sun.stdout.encoding, and only for a terminal.
    String name =
        System.getProperty(
            property, System.getProperty("sun." + property, System.getProperty("native.encoding")));
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.US_ASCII;
    }
  }

  private static boolean isTerminal(int number) {
    Path link = Path.of("/proc/self/fd/" + number);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.startsWith("/dev/console");
      } catch (IOException unreadable) {
        return false;
      }
    }
    return CommandLine.Help.Ansi.AUTO.enabled();
  }

  private static int width() {
    @CommandLine.Command
    final class Measured {}
    return new CommandLine(new Measured()).setUsageHelpAutoWidth(true).getUsageHelpWidth();
  }
}
