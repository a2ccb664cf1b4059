package io.spandrel.cli.capture;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes sure that a process may be attached to, before that is tried: attaching begins with a
 * signal (SIGQUIT) that ends a program that is not Java.
 */
final class JavaProcess {
  private static final String LIBRARY = "libjvm";
  private static final String ROOT = "root";

  private JavaProcess() {}

  /**
   * @throws UsageException if it isn't there, isn't Java, is this process, or is somebody else's
   */
  static void require(long pid, RunningJvms jvms) {
    if (pid == ProcessHandle.current().pid()) {
      throw new UsageException("process " + pid + " is this command itself");
    }
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new UsageException("there is no process " + pid));
    requireOwn(process);
    if (!isJava(pid, jvms)) {
      throw new UsageException("process " + pid + " is not Java" + named(process));
    }
  }

  private static String named(ProcessHandle process) {
    return process.info().command().map(command -> ": it runs " + command).orElse("");
  }

  private static void requireOwn(ProcessHandle process) {
    Optional<String> owner = process.info().user();
    Optional<String> self = ProcessHandle.current().info().user();
    if (owner.isPresent() && self.isPresent() && !owner.equals(self) && !self.get().equals(ROOT)) {
      throw new UsageException(
          "process "
              + process.pid()
              + " belongs to "
              + owner.get()
              + ", and you are "
              + self.get()
              + ": run this as "
              + owner.get());
    }
  }

  /** JVMs may hide from the list, but not what they have loaded. */
  private static boolean isJava(long pid, RunningJvms jvms) {
    Path loaded = Path.of("/proc/" + pid + "/maps");
    if (Files.isReadable(loaded)) {
      try (Stream<String> lines = Files.lines(loaded, StandardCharsets.ISO_8859_1)) {
        return lines.anyMatch(line -> line.contains(LIBRARY));
      } catch (IOException | RuntimeException unreadable) {
        // It may have ended, or may not be looked at; the list decides.
      }
    }
    return jvms.jvms().stream().anyMatch(jvm -> jvm.pid() == pid);
  }
}
