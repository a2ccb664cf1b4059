package io.spandrel.recorder.breakdown;

import java.util.List;

/**
 * What is known of a wait beyond its state and length. A text that is not known is empty, a number
 * that is not known is -1.
 *
 * @param threadName of the thread that waited
 * @param operation how it is called after its state: {@code read} in {@code socket read}
 * @param object class of the lock, queue or future
 * @param holderThreadId the thread that released the lock
 * @param address network peer, or the path of a file
 * @param frames innermost first, as many as are shown
 * @param frame the one of {@code frames} that stands for the wait
 */
public record WaitCause(
    String threadName,
    String operation,
    String object,
    long holderThreadId,
    String holderThreadName,
    String address,
    int port,
    long bytes,
    List<Frame> frames,
    Frame frame) {

  public static WaitCause ofObject(String object) {
    return new WaitCause("", "", object, -1, "", "", -1, -1, List.of(), Frame.UNKNOWN);
  }

  /** The object, else {@code host:port}, else the address or path. */
  public String objectOrAddress() {
    if (!object.isEmpty()) {
      return object;
    }
    return port > 0 ? address + ":" + port : address;
  }
}
