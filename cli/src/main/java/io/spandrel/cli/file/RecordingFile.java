package io.spandrel.cli.file;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A recording that a command is to read.
 *
 * @param name as the user gave it
 */
public record RecordingFile(String name, Path path) {

  /** How every recording begins. */
  private static final byte[] MAGIC = {'F', 'L', 'R', 0};

  /**
   * Looks whether it can be read at all, before anything else is begun.
   *
   * @throws UsageException if it isn't there, is no file, is empty or may not be read
   */
  public static RecordingFile find(Path workingDirectory, String name) {
    Path path;
    try {
      path = workingDirectory.resolve(name);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + name + "' is not a file name: give a recording's");
    }
    if (!Files.exists(path)) {
      throw new UsageException("'" + name + "' does not exist: give a recording such as out.jfr");
    }
    if (!Files.isRegularFile(path)) {
      throw new UsageException("'" + name + "' is not a file: give a recording such as out.jfr");
    }
    if (!Files.isReadable(path)) {
      throw new UsageException("'" + name + "' may not be read by you: check its permissions");
    }
    return new RecordingFile(name, path);
  }

  /**
   * What to say when nothing in it could be read: a file of another kind is not a damaged one.
   *
   * @param problem what the reader said
   */
  public UsageException unreadable(String problem) {
    try {
      if (Files.size(path) > 0 && !beginsAsRecording(path)) {
        return new UsageException(
            "'"
                + name
                + "' is no recording, and none is in it: give a file that Flight Recorder wrote,"
                + " such as out.jfr");
      }
    } catch (IOException e) {
      // What the reader said has to do.
    }
    return new UsageException(problem);
  }

  /** True if the first bytes are those of a recording. */
  public static boolean beginsAsRecording(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }
}
