package io.spandrel.exporter.wait;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.breakdown.WaitCause;
import java.util.List;

/** What is known of one wait, as attributes of its span. */
final class WaitAttributes {
  private WaitAttributes() {}

  static AttributesBuilder of(OwnWait wait) {
    AttributesBuilder attributes = Attributes.builder();
    attributes.put(Keys.STATE, wait.state().key());
    if (wait.pause() != null) {
      addPause(attributes, wait.pause());
    } else {
      attributes.put(Keys.THREAD_ID, wait.threadId());
      addWait(attributes, wait.waited());
    }
    return attributes;
  }

  private static void addPause(AttributesBuilder attributes, Pause pause) {
    putText(attributes, Keys.VM_OPERATION, pause.operation());
    if (!pause.collector().isEmpty()) {
      putText(attributes, Keys.GC_NAME, CollectorName.ofBean(pause.collector()));
      putText(attributes, Keys.GC_CAUSE, pause.collectorCause());
    }
  }

  private static void addWait(AttributesBuilder attributes, Wait wait) {
    if (wait.ongoing()) {
      attributes.put(Keys.ONGOING, true);
    }
    WaitCause cause = wait.cause();
    if (cause == null) {
      return;
    }
    putText(attributes, Keys.OBJECT, cause.object());
    putText(attributes, Keys.THREAD_NAME, cause.threadName());
    if (wait.state() == State.SOCKET) {
      putText(attributes, Keys.PEER_ADDRESS, cause.address());
      if (cause.port() > 0) {
        attributes.put(Keys.PEER_PORT, (long) cause.port());
      }
    } else {
      putText(attributes, Keys.FILE_PATH, cause.address());
    }
    if (cause.bytes() >= 0) {
      attributes.put(Keys.BYTES, cause.bytes());
    }
    addCode(attributes, cause.frame(), cause.frames());
  }

  private static void addCode(AttributesBuilder attributes, Frame frame, List<Frame> frames) {
    if (frame.isKnown()) {
      putText(attributes, Keys.FUNCTION, frame.functionName());
      if (frame.line() > 0) {
        attributes.put(Keys.LINE, (long) frame.line());
      }
    }
    StringBuilder stack = new StringBuilder();
    for (Frame line : frames) {
      stack.append(stack.isEmpty() ? "at " : "\n    at ").append(line.functionName());
      stack.append(line.line() > 0 ? "(line " + line.line() + ")" : "");
    }
    putText(attributes, Keys.STACKTRACE, stack.toString());
  }

  static void putText(AttributesBuilder attributes, AttributeKey<String> key, String text) {
    if (!text.isEmpty()) {
      attributes.put(key, ShownText.bounded(text));
    }
  }
}
