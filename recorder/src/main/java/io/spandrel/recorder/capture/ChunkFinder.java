package io.spandrel.recorder.capture;

import io.spandrel.recorder.capture.chunk.ChunkHeader;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Finds one chunk of a file after the other, over what is damaged between them. */
final class ChunkFinder {
  private final FileWindow file;
  private final FileChannel channel;
  private long at;

  ChunkFinder(FileChannel channel) throws IOException {
    this.channel = channel;
    this.file = new FileWindow(channel);
  }

  FileChannel channel() {
    return channel;
  }

  FileWindow window() {
    return file;
  }

  /**
   * The next chunk, with 0 bytes where only its damage is worth telling; null: there is no more.
   */
  Chunk next() throws IOException {
    if (at >= file.size()) {
      return null;
    }
    long from = at;
    ChunkHeader header = ChunkHeader.read(file.bytes(from, ChunkHeader.BYTES));
    if (header == null) {
      at = nextHeader(from + 1);
      return unreadable(from, at, "no chunk of a recording begins there");
    }
    long declared = header.size();
    boolean fits = declared >= ChunkHeader.BYTES && declared <= file.size() - from;
    boolean known = header.finished() && fits;
    long end = known ? from + declared : file.size();
    ChunkScan scan = ChunkScan.of(file, from, end);
    boolean whole = known && scan.wholeBytes() == declared;
    if (whole
        && scan.hasMetadataAt(header.metadata())
        && scan.hasWholeCheckpointAt(header.checkpoint())) {
      at = end;
      return new Chunk(from, declared, header.checkpoint(), header.metadata(), header, true, "");
    }
    return repaired(from, header, scan, known);
  }

  private Chunk repaired(long from, ChunkHeader header, ChunkScan scan, boolean known)
      throws IOException {
    long reached = from + scan.wholeBytes();
    long declaredEnd = from + header.size();
    boolean nextFollows =
        known
            && (declaredEnd == file.size()
                || ChunkHeader.read(file.bytes(declaredEnd, ChunkHeader.BYTES)) != null);
    at = nextFollows ? declaredEnd : reached >= file.size() ? file.size() : nextHeader(reached);
    long checkpoint = scan.lastWholeCheckpoint();
    long metadata = scan.lastMetadata();
    if (checkpoint < 0 || metadata < 0) {
      return unreadable(
          from,
          at,
          header.finished() && known
              ? "its types or constants are damaged"
              : "it was cut before its types and constants were written");
    }
    String damage;
    if (!header.finished()) {
      damage = "the JVM was still writing when the file was taken, so the last moments are missing";
    } else if (reached < at || !known) {
      damage = range(reached, known ? at : Math.max(at, reached)) + why(reached, known);
    } else {
      damage = "the header of the chunk at byte " + from + " is damaged; it was set right";
    }
    return new Chunk(from, scan.wholeBytes(), checkpoint, metadata, header, false, damage);
  }

  private String why(long reached, boolean known) {
    return !known && reached >= file.size()
        ? "the file was cut"
        : known ? "they are damaged" : "the file was cut or is damaged there";
  }

  private static String range(long from, long to) {
    return to > from ? "bytes " + from + " to " + to + " could not be read: " : "";
  }

  private Chunk unreadable(long from, long to, String why) {
    return new Chunk(from, 0, 0, 0, null, false, range(from, to) + why);
  }

  private long nextHeader(long from) throws IOException {
    for (long position = from; position <= file.size() - ChunkHeader.BYTES; position++) {
      if (file.at(position) == ChunkHeader.magic(0)
          && file.at(position + 1) == ChunkHeader.magic(1)
          && file.at(position + 2) == ChunkHeader.magic(2)
          && ChunkHeader.read(file.bytes(position, ChunkHeader.BYTES)) != null) {
        return position;
      }
    }
    return file.size();
  }
}
