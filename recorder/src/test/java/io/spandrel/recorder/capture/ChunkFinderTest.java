package io.spandrel.recorder.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.capture.chunk.ChunkHeader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkFinderTest {
  @TempDir private static Path directory;

  private static byte[] whole;

  @BeforeAll
  static void record() throws IOException {
    Path file = directory.resolve("whole.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JVMInformation");
      recording.start();
      recording.stop();
      recording.dump(file);
    }
    whole = Files.readAllBytes(file);
  }

  private static List<Chunk> find(byte[]... parts) throws IOException {
    Path file = directory.resolve("some.jfr");
    Files.write(file, new byte[0]);
    for (byte[] part : parts) {
      Files.write(file, part, java.nio.file.StandardOpenOption.APPEND);
    }
    List<Chunk> chunks = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      ChunkFinder finder = new ChunkFinder(channel);
      for (Chunk chunk = finder.next(); chunk != null; chunk = finder.next()) {
        chunks.add(chunk);
      }
    }
    return chunks;
  }

  @Test
  void wholeChunks_areFoundOneAfterTheOther() throws IOException {
    List<Chunk> chunks = find(whole, whole);
    assertThat(chunks).hasSizeGreaterThanOrEqualTo(2).allMatch(Chunk::untouched);
    assertThat(chunks.stream().mapToLong(Chunk::bytes).sum()).isEqualTo(2L * whole.length);
    assertThat(chunks).allMatch(chunk -> chunk.damage().isEmpty());
  }

  @Test
  void fileThatEndsInsideAHeader_hasNoChunk() throws IOException {
    assertThat(find(Arrays.copyOf(whole, ChunkHeader.BYTES - 1)))
        .allMatch(chunk -> chunk.bytes() == 0)
        .allMatch(chunk -> !chunk.damage().isEmpty());
  }

  @Test
  void rubbishBeforeAChunk_isToldByItsBytes() throws IOException {
    List<Chunk> chunks = find(new byte[1_000], whole);
    assertThat(chunks.get(0).damage()).startsWith("bytes 0 to 1000 could not be read");
    assertThat(chunks.get(1).start()).isEqualTo(1_000);
    assertThat(chunks.get(1).untouched()).isTrue();
  }

  @Test
  void checkpointThatLeadsToItself_isNotGivenToTheParser() throws IOException {
    byte[] loop = whole.clone();
    // A checkpoint position in the middle of nowhere: what is there leads anywhere.
    java.nio.ByteBuffer.wrap(loop).putLong(ChunkHeader.CHECKPOINT_AT, ChunkHeader.BYTES + 1);
    List<Chunk> chunks = find(loop);
    assertThat(chunks.get(0).untouched()).isFalse();
    assertThat(chunks.get(0).checkpoint()).isNotEqualTo(ChunkHeader.BYTES + 1);
  }
}
