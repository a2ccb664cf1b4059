package io.spandrel.otel.capture;

import io.spandrel.recorder.DiskSpace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits until a capture has its length, and ends it sooner where it must not go on. */
final class CaptureWatch {
  /** Why a capture ended. */
  enum Ending {
    COMPLETE,
    /** Nobody is there any more who would take it. */
    UNWANTED,
    /** What was recorded so far stands; more would fill the disk. */
    DISK_FULL,
    /** It has grown to its bound. */
    BOUND_REACHED,
    /** By {@code jcmd}, or the JVM is ending. */
    FROM_OUTSIDE
  }

  private static final long LOOK_MILLIS = 250;
  private static final int LOOKS_PER_DISK_CHECK = 4;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final CaptureRecording capture;
  private final BooleanSupplier isUnwanted;
  private final long mostBytes;

  CaptureWatch(CaptureRecording capture, BooleanSupplier isUnwanted, long mostBytes) {
    this.capture = capture;
    this.isUnwanted = isUnwanted;
    this.mostBytes = mostBytes;
  }

  /** Looks four times a second whether the capture may go on; the disk is asked once a second. */
  Ending await(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    for (int look = 1; ; look++) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Ending.COMPLETE;
      }
      Thread.sleep(Math.min(LOOK_MILLIS, left / NANOS_PER_MILLI + 1));
      Optional<Ending> ending = early(look % LOOKS_PER_DISK_CHECK == 0);
      if (ending.isPresent()) {
        return ending.get();
      }
    }
  }

  private Optional<Ending> early(boolean askDisk) {
    if (isUnwanted.getAsBoolean()) {
      return Optional.of(Ending.UNWANTED);
    }
    if (!capture.isRunning()) {
      return Optional.of(Ending.FROM_OUTSIDE);
    }
    if (capture.bytes() >= mostBytes) {
      return Optional.of(Ending.BOUND_REACHED);
    }
    return askDisk && DiskSpace.reasonNotToRecord().isPresent()
        ? Optional.of(Ending.DISK_FULL)
        : Optional.empty();
  }
}
