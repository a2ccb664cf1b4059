package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.BlockingKind;
import io.spandrel.cli.report.model.BlockingRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A server's clients come from a port each, which says nothing: they are shown as one peer. */
final class ManyPorts {

  private static final int PORTS_TOLD_APART = 3;
  private static final Pattern PORT = Pattern.compile(":\\d+$");

  private record Peer(String operation, String host, String frame) {}

  private final Map<Peer, Set<String>> portsByPeer;

  private ManyPorts(Map<Peer, Set<String>> portsByPeer) {
    this.portsByPeer = portsByPeer;
  }

  static ManyPorts in(List<BlockingRow> rows) {
    Map<Peer, Set<String>> ports = new HashMap<>();
    for (BlockingRow row : rows) {
      if (row.kind() == BlockingKind.NETWORK) {
        ports.computeIfAbsent(peer(row), absent -> new HashSet<>()).add(row.object());
      }
    }
    return new ManyPorts(ports);
  }

  private static Peer peer(BlockingRow row) {
    return new Peer(row.operation(), host(row), row.frame());
  }

  private static String host(BlockingRow row) {
    return PORT.matcher(row.object()).replaceFirst("");
  }

  /** {@code 10.0.0.7:*} where the same line waits for many ports of that host. */
  String of(BlockingRow row) {
    boolean many =
        row.kind() == BlockingKind.NETWORK && portsByPeer.get(peer(row)).size() > PORTS_TOLD_APART;
    return many ? host(row) + ":*" : row.object();
  }
}
