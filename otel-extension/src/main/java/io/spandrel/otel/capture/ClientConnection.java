package io.spandrel.otel.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the client of a request is still there, though nothing is read from it or written to it.
 * The JDK's HTTP server does not say: it has read the request and looks at the connection again
 * only when the answer is written. The kernel knows: a connection that the other side has closed
 * leaves the state ESTABLISHED. So its table of connections is looked at; both ends are on this
 * machine, which makes the two ports enough to find the line.
 *
 * <p>Where there is no such table (no Linux), a client counts as there until the answer is written.
 */
final class ClientConnection {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
  private static final String ESTABLISHED = "01";
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;

  private final List<Path> tables;
  private final String local;
  private final String remote;
  private final boolean visible;

  /** A connection that is open now. */
  ClientConnection(int serverPort, int clientPort) {
    this(TABLES, serverPort, clientPort);
  }

  ClientConnection(List<Path> tables, int serverPort, int clientPort) {
    this.tables = tables;
    this.local = ":%04X".formatted(serverPort);
    this.remote = ":%04X".formatted(clientPort);
    this.visible = isEstablished();
  }

  /** False as long as that cannot be known. */
  boolean isGone() {
    return visible && !isEstablished();
  }

  private boolean isEstablished() {
    return tables.stream().anyMatch(this::isEstablishedIn);
  }

  private boolean isEstablishedIn(Path table) {
    try (Stream<String> lines = Files.lines(table, StandardCharsets.ISO_8859_1)) {
      return lines.map(line -> line.trim().split("\\s+")).anyMatch(this::isThis);
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private boolean isThis(String[] columns) {
    return columns.length > STATE
        && columns[LOCAL].endsWith(local)
        && columns[REMOTE].endsWith(remote)
        && columns[STATE].equals(ESTABLISHED);
  }
}
