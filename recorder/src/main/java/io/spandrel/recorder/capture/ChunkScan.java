package io.spandrel.recorder.capture;

import io.spandrel.recorder.capture.chunk.ChunkHeader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes over a chunk from event to event by their sizes, without looking into them, so that the
 * JDK's parser is only ever given a chunk whose frame is whole. That parser takes sizes and
 * positions as they come: one that points back to itself would keep it busy for ever.
 *
 * <p>An event is its size and its type, both LEB128 with at most nine bytes, then its fields; type
 * 0 is metadata, type 1 a checkpoint with constants, whose third number leads to the checkpoint
 * before it.
 */
final class ChunkScan {
  private static final int METADATA = 0;
  private static final int CHECKPOINT = 1;
  private static final int MOST_REMEMBERED = 4_096;

  private final FileWindow file;
  private final long start;
  private final Deque<Long> checkpoints = new ArrayDeque<>();
  private final Deque<Long> metadata = new ArrayDeque<>();
  private long at;
  private int numberBytes;

  private ChunkScan(FileWindow file, long start) {
    this.file = file;
    this.start = start;
  }

  /**
   * @param end where the chunk ends at the latest
   */
  static ChunkScan of(FileWindow file, long start, long end) throws IOException {
    ChunkScan scan = new ChunkScan(file, start);
    scan.run(end);
    return scan;
  }

  private void run(long end) throws IOException {
    at = start + ChunkHeader.BYTES;
    while (at < end) {
      long size = number(at);
      if (numberBytes == 0 || size <= numberBytes || size > end - at || isChunk(at)) {
        return;
      }
      long type = number(at + numberBytes);
      if (type == METADATA) {
        remember(metadata);
      } else if (type == CHECKPOINT) {
        remember(checkpoints);
      }
      at += size;
    }
  }

  private void remember(Deque<Long> positions) {
    positions.addLast(at - start);
    if (positions.size() > MOST_REMEMBERED) {
      positions.removeFirst();
    }
  }

  private boolean isChunk(long position) throws IOException {
    return file.at(position) == ChunkHeader.magic(0)
        && ChunkHeader.read(file.bytes(position, ChunkHeader.BYTES)) != null;
  }

  /** 0 bytes read: there is none. */
  private long number(long position) throws IOException {
    long number = 0;
    for (int i = 0; i < 9; i++) {
      int next = file.at(position + i);
      if (next < 0) {
        numberBytes = 0;
        return -1;
      }
      if (i == 8) {
        number |= (long) next << 56;
      } else {
        number |= (long) (next & 0x7f) << 7 * i;
      }
      if (next < 0x80 || i == 8) {
        numberBytes = i + 1;
        return number;
      }
    }
    numberBytes = 0;
    return -1;
  }

  /** So far every event follows the one before, from the chunk's first byte. */
  long wholeBytes() {
    return at - start;
  }

  boolean hasMetadataAt(long position) {
    return metadata.contains(position);
  }

  /** The last types; -1: none. */
  long lastMetadata() {
    return metadata.isEmpty() ? -1 : metadata.getLast();
  }

  /** The last checkpoint from which each leads to an earlier one, down to the first; -1: none. */
  long lastWholeCheckpoint() throws IOException {
    for (var latest = checkpoints.descendingIterator(); latest.hasNext(); ) {
      long position = latest.next();
      if (leadsToFirst(position)) {
        return position;
      }
    }
    return -1;
  }

  boolean hasWholeCheckpointAt(long position) throws IOException {
    return checkpoints.contains(position) && leadsToFirst(position);
  }

  private boolean leadsToFirst(long checkpoint) throws IOException {
    long position = checkpoint;
    while (true) {
      if (position < ChunkHeader.BYTES || position >= wholeBytes()) {
        return false;
      }
      long size = number(start + position);
      long field = start + position + numberBytes;
      if (numberBytes == 0 || size <= 0 || number(field) != CHECKPOINT) {
        return false;
      }
      for (int i = 0; i < 3; i++) {
        field += numberBytes;
        if (numberBytes == 0) {
          return false;
        }
        number(field);
      }
      long delta = number(field);
      if (numberBytes == 0 || delta > 0) {
        return false;
      }
      if (delta == 0) {
        return true;
      }
      position += delta;
    }
  }
}
