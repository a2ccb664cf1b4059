package io.spandrel.otel.capture;

/** A capture could not be started; the message is one sentence on why. */
final class CaptureRefused extends Exception {
  /** What kept it from starting. */
  enum Reason {
    /** Another one runs. */
    BUSY,
    /** The disk is too full for Flight Recorder. */
    NO_ROOM,
    /** Flight Recorder failed. */
    FAILED
  }

  private final Reason reason;

  CaptureRefused(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
