package io.spandrel.recorder.capture;

import io.spandrel.recorder.capture.chunk.ChunkHeader;
import io.spandrel.recorder.capture.chunk.OwnChunk;
import io.spandrel.recorder.capture.chunk.OwnDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A chunk of a file as far as it is whole.
 *
 * @param start where it begins in the file
 * @param bytes so many of it are whole
 * @param checkpoint where its constants are, from its first byte
 * @param metadata where its types are
 * @param header as it stands in the file; null: nothing of the chunk is whole
 * @param untouched what the header says is true
 * @param damage what is not whole about it, one sentence; empty: nothing
 */
record Chunk(
    long start,
    long bytes,
    long checkpoint,
    long metadata,
    ChunkHeader header,
    boolean untouched,
    String damage) {

  long end() {
    return start + bytes;
  }

  /** A file with this chunk alone: the file itself where it has no other, else a copy. */
  Path alone(Path path, FileChannel file, Path copy) throws IOException {
    if (untouched && start == 0 && bytes == file.size()) {
      return path;
    }
    copyTo(copy, file);
    return copy;
  }

  /**
   * Its events with ours decoded from the bytes; null: the JDK's parser has to read it as a whole.
   */
  OwnChunk decoded(FileChannel file, OwnDecoder decoder, Path copy) throws IOException {
    return header.isKnown()
        ? OwnChunk.open(file, start, bytes, checkpoint, metadata, header.clock(), decoder, copy)
        : null;
  }

  private void copyTo(Path target, FileChannel file) throws IOException {
    try (FileChannel copy =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      long copied = 0;
      while (copied < bytes) {
        long now = file.transferTo(start + copied, bytes - copied, copy.position(copied));
        if (now <= 0) {
          throw new IOException("the file became shorter while it was read");
        }
        copied += now;
      }
      put(copy, ChunkHeader.SIZE_AT, bytes);
      put(copy, ChunkHeader.CHECKPOINT_AT, checkpoint);
      put(copy, ChunkHeader.METADATA_AT, metadata);
      copy.write(ByteBuffer.wrap(new byte[1]), ChunkHeader.STATE_AT);
    }
  }

  private static void put(FileChannel copy, long position, long value) throws IOException {
    copy.write(ByteBuffer.allocate(Long.BYTES).putLong(value).flip(), position);
  }
}
