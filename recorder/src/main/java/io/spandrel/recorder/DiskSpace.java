package io.spandrel.recorder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether JFR may write its repository where it would: a full disk there makes HotSpot shut the JVM
 * down, so a recording doesn't begin where that is near.
 */
public final class DiskSpace {
  static final long LEAST_FREE_BYTES = 256L << 20;

  /** A tmpfs is the machine's memory: below this size JFR's files would take much of it. */
  static final long SMALLEST_TMPFS_BYTES = 1L << 30;

  private static final String REPOSITORY_OPTION = "repository=";

  private DiskSpace() {}

  /** One clear sentence on why not; empty when there is room. */
  public static Optional<String> reasonNotToRecord() {
    return reasonNotToRecord(repository());
  }

  static Optional<String> reasonNotToRecord(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      return reason(directory, store.type(), store.getTotalSpace(), store.getUsableSpace());
    } catch (IOException e) {
      return Optional.of(
          "JFR's repository directory " + directory + " cannot be read (" + e + "); " + remedy());
    }
  }

  static Optional<String> reason(Path directory, String type, long totalBytes, long freeBytes) {
    if (!Files.isWritable(directory)) {
      return Optional.of(
          "JFR's repository directory " + directory + " cannot be written to; " + remedy());
    }
    if (freeBytes < LEAST_FREE_BYTES) {
      return Optional.of(
          "only "
              + (freeBytes >> 20)
              + " MB are free under JFR's repository "
              + directory
              + ", and a full disk there would end the JVM (256 MB are needed); "
              + remedy());
    }
    if (type.equals("tmpfs") && totalBytes < SMALLEST_TMPFS_BYTES) {
      return Optional.of(
          "JFR's repository "
              + directory
              + " is a tmpfs of "
              + (totalBytes >> 20)
              + " MB (1024 MB are needed); "
              + remedy());
    }
    return Optional.empty();
  }

  private static String remedy() {
    return "give JFR another place with -XX:FlightRecorderOptions=repository=DIR";
  }

  private static Path repository() {
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      int at = argument.indexOf(REPOSITORY_OPTION);
      if (argument.startsWith("-XX:FlightRecorderOptions") && at > 0) {
        String rest = argument.substring(at + REPOSITORY_OPTION.length());
        Path chosen = Path.of(rest.split(",", 2)[0]);
        if (Files.isDirectory(chosen)) {
          return chosen;
        }
      }
    }
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
