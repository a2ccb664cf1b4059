package io.spandrel.cli.capture;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The diagnostic commands of another JVM, as {@code jcmd} sends them.
 *
 * <p>Why not otherwise: the program {@code jcmd} need not be there (a JRE has the module alone),
 * and JMX would open a port in the other JVM that stays open until it ends, and load much into it.
 * The one method that is needed is not exported by its module; the manifest of {@code spandrel.jar}
 * opens it.
 */
final class DiagnosticCommands implements AutoCloseable {
  private static final String HOTSPOT = "sun.tools.attach.HotSpotVirtualMachine";

  private final VirtualMachine jvm;
  private final Method execute;

  private DiagnosticCommands(VirtualMachine jvm, Method execute) {
    this.jvm = jvm;
    this.execute = execute;
  }

  /**
   * Attaches.
   *
   * @throws UsageException if the process does not let anyone
   */
  static DiagnosticCommands of(long pid) {
    try {
      Method execute = Class.forName(HOTSPOT).getMethod("executeJCmd", String.class);
      return new DiagnosticCommands(VirtualMachine.attach(Long.toString(pid)), execute);
    } catch (AttachNotSupportedException | IOException e) {
      throw new UsageException(
          "process "
              + pid
              + " is Java, but lets nobody attach ("
              + firstLine(e.getMessage())
              + "); it may be stopped, run for another user or with -XX:+DisableAttachMechanism");
    } catch (ReflectiveOperationException e) {
      throw new UsageException("this Java cannot attach to another: it is not HotSpot (" + e + ")");
    }
  }

  /** The other JVM's system properties. */
  Properties systemProperties() throws IOException {
    return jvm.getSystemProperties();
  }

  /**
   * Sends a command and returns what it answers.
   *
   * @throws IOException if the JVM does not answer, or does not know the command
   */
  String execute(String command) throws IOException {
    try (InputStream answer = (InputStream) execute.invoke(jvm, command)) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (InvocationTargetException e) {
      throw new IOException(firstLine(e.getCause().getMessage()), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IOException(
          "start it as 'java -jar spandrel.jar', or add"
              + " --add-exports=jdk.attach/sun.tools.attach=ALL-UNNAMED",
          e);
    }
  }

  /** The first line of an answer that says something. */
  static String firstLine(String answer) {
    return answer == null
        ? "no answer"
        : answer.lines().map(String::trim).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  @Override
  public void close() {
    try {
      jvm.detach();
    } catch (IOException alreadyGone) {
      // There is nothing to detach from.
    }
  }
}
