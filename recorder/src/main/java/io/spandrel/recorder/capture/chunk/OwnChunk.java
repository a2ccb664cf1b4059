package io.spandrel.recorder.capture.chunk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A chunk's events in the order of the file, as the JDK's parser would bring them: scopes and spans
 * decoded from the bytes, and between them, in step, those that the JDK's parser reads from a copy
 * without them, and without those that only say again what an earlier one said. For one thread.
 */
public final class OwnChunk implements AutoCloseable {
  /** Two numbers. */
  private static final int TIMES_BYTES = 18;

  private final ChunkBytes bytes;
  private final TickClock clock;
  private final EventUses uses;
  private final ConstantTexts constants;
  private final TextReader texts = new TextReader();
  private final RecordingFile others;
  private long at = ChunkHeader.BYTES;
  private RecordedEvent event;
  private Object decoded;
  private long endEpochNanos;

  private OwnChunk(
      ChunkBytes bytes,
      TickClock clock,
      EventUses uses,
      ConstantTexts constants,
      RecordingFile others) {
    this.bytes = bytes;
    this.clock = clock;
    this.uses = uses;
    this.constants = constants;
    this.others = others;
  }

  /**
   * Null: it has none of our events, and the JDK's parser may read it as it is.
   *
   * @param start of the chunk in the file
   * @param size of it, as far as it is whole
   * @param checkpoint where the last constants are, from its first byte
   * @param metadata where the types are
   * @param copy overwritten
   * @throws UnexpectedBytesException when the JDK's parser has to read all of it
   */
  public static OwnChunk open(
      FileChannel file,
      long start,
      long size,
      long checkpoint,
      long metadata,
      TickClock clock,
      OwnDecoder decoder,
      Path copy)
      throws IOException {
    ChunkBytes bytes = new ChunkBytes(file, start, size);
    EventUses uses = EventUses.read(bytes, metadata, decoder);
    if (!uses.decodesAny()) {
      return null;
    }
    ConstantTexts constants = ConstantTexts.read(bytes, checkpoint, uses.textType());
    ChunkCopy.write(bytes, uses, checkpoint, metadata, copy);
    return new OwnChunk(bytes, clock, uses, constants, new RecordingFile(copy));
  }

  /** False: there is no more. */
  public boolean next() throws IOException {
    while (at < bytes.size()) {
      long next = bytes.begin(at);
      EventUse use = uses.of(bytes.type());
      if (use.isEvent()) {
        read(use, next);
        at = next;
        return true;
      }
      at = next;
    }
    return false;
  }

  private void read(EventUse use, long next) throws IOException {
    event = null;
    decoded = null;
    bytes.whole(use.isRead() ? next : Math.min(next, bytes.position() + TIMES_BYTES));
    long startTicks = bytes.number();
    long endTicks = use.times() > 1 ? startTicks + bytes.number() : startTicks;
    bytes.check();
    endEpochNanos = clock.epochNanos(endTicks);
    if (use.layout() != null) {
      use.layout().read(bytes, texts, constants, use.values());
      decoded = use.decoder().apply(use.values());
    } else if (use.firsts() != null) {
      read(use, use.firsts().place(bytes), startTicks);
    } else if (use.byJdk()) {
      event = readByJdk(use);
    }
  }

  private void read(EventUse use, int place, long startTicks) throws IOException {
    RecordedEvent first = place < 0 ? null : use.firsts().event(place);
    if (first != null) {
      decoded = new LikeEvent(first, startTicks, clock.epochNanos(startTicks));
      return;
    }
    event = readByJdk(use);
    if (place >= 0) {
      use.firsts().keep(place, event);
    }
  }

  private RecordedEvent readByJdk(EventUse use) throws IOException {
    RecordedEvent read = others.readEvent();
    if (read.getEventType().getId() != use.type()) {
      throw new UnexpectedBytesException("the two readers are out of step");
    }
    return read;
  }

  /** Null: it was decoded, or only its time is wanted. */
  public RecordedEvent event() {
    return event;
  }

  /** Null: it was not. */
  public Object decoded() {
    return decoded;
  }

  /** When it ended, on JFR's clock. */
  public long endEpochNanos() {
    return endEpochNanos;
  }

  @Override
  public void close() throws IOException {
    others.close();
  }
}
