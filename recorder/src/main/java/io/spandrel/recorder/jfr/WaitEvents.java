package io.spandrel.recorder.jfr;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.breakdown.WaitCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** The JDK's events that are waits of one thread, and how each is read: one line an event. */
final class WaitEvents {
  /** Reads what an event says beyond its time and thread. */
  private interface Reader {
    Wait read(RecordedEvent event, String threadName, long start, long end);
  }

  private final Frames frames;
  private final Map<String, Reader> readers = new LinkedHashMap<>();

  WaitEvents(Frames frames) {
    this.frames = frames;
    readers.put("jdk.JavaMonitorEnter", this::monitorEnter);
    readers.put("jdk.JavaMonitorWait", this::monitorWait);
    readers.put("jdk.ThreadPark", this::park);
    readers.put("jdk.ThreadSleep", plain(State.SLEEP, ""));
    readers.put("jdk.SocketRead", socket("read", "bytesRead"));
    readers.put("jdk.SocketWrite", socket("write", "bytesWritten"));
    readers.put("jdk.FileRead", file("read", "bytesRead"));
    readers.put("jdk.FileWrite", file("write", "bytesWritten"));
    readers.put("jdk.FileForce", file("force", ""));
    readers.put("jdk.ZAllocationStall", plain(State.ALLOC_STALL, ""));
  }

  /** What is known of stacks belongs to a chunk, and would keep it in memory. */
  void chunkBegan() {
    frames.forget();
  }

  static Set<String> allNames() {
    return new WaitEvents(new Frames(0, List.of())).readers.keySet();
  }

  Iterable<String> names() {
    return readers.keySet();
  }

  /**
   * A read of a thread's run-queue file, or of its name, that a preemption made long is our wait,
   * not the application's.
   */
  static boolean isOurOwn(RecordedEvent event) {
    return event.getEventType().getName().equals("jdk.FileRead")
        && isOurOwnFile(text(event.getString("path")));
  }

  static boolean isOurOwnFile(String path) {
    return path.endsWith("/schedstat")
        || path.startsWith("/proc/self/task/") && path.endsWith("/comm");
  }

  boolean isWait(RecordedEvent event) {
    return readers.containsKey(event.getEventType().getName());
  }

  /**
   * @param threadName of the thread that waited
   */
  Wait read(RecordedEvent event, String threadName, long start, long end) {
    return readers.get(event.getEventType().getName()).read(event, threadName, start, end);
  }

  private Wait monitorEnter(RecordedEvent event, String threadName, long start, long end) {
    Frames.Stack stack = frames.of(event.getStackTrace());
    String object = stack.object(className(event, "monitorClass"), WaitedObject::ofMonitor);
    RecordedThread holder = event.getThread("previousOwner");
    long holderId = holder == null ? -1 : holder.getJavaThreadId();
    String holderName = holder == null ? "" : text(holder.getJavaName());
    return Wait.of(
        State.LOCK,
        start,
        end,
        new WaitCause(
            threadName,
            "",
            object,
            holderId,
            holderName,
            "",
            -1,
            -1,
            stack.shown(),
            stack.standsFor()));
  }

  private Wait monitorWait(RecordedEvent event, String threadName, long start, long end) {
    Frames.Stack stack = frames.of(event.getStackTrace());
    String object = stack.object(className(event, "monitorClass"), WaitedObject::ofMonitorWait);
    return Wait.of(State.WAIT, start, end, cause(threadName, "", object, stack));
  }

  private Wait park(RecordedEvent event, String threadName, long start, long end) {
    Frames.Stack stack = frames.of(event.getStackTrace());
    String parkedClass = className(event, "parkedClass");
    return Wait.of(
        WaitedObject.stateOfPark(parkedClass),
        start,
        end,
        cause(threadName, "", stack.object(parkedClass, WaitedObject::ofPark), stack));
  }

  private Reader plain(State state, String operation) {
    return (event, threadName, start, end) ->
        Wait.of(
            state, start, end, cause(threadName, operation, "", frames.of(event.getStackTrace())));
  }

  private Reader socket(String operation, String bytesField) {
    return (event, threadName, start, end) -> {
      Frames.Stack stack = frames.of(event.getStackTrace());
      String host = text(event.getString("host"));
      String address = text(event.getString("address"));
      WaitCause cause =
          new WaitCause(
              threadName,
              operation,
              "",
              -1,
              "",
              address.isEmpty() ? host : address,
              event.getInt("port"),
              event.getLong(bytesField),
              stack.shown(),
              stack.standsFor());
      return Wait.of(State.SOCKET, start, end, cause);
    };
  }

  private Reader file(String operation, String bytesField) {
    return (event, threadName, start, end) -> {
      Frames.Stack stack = frames.of(event.getStackTrace());
      long bytes = bytesField.isEmpty() ? -1 : event.getLong(bytesField);
      WaitCause cause =
          new WaitCause(
              threadName,
              operation,
              "",
              -1,
              "",
              text(event.getString("path")),
              -1,
              bytes,
              stack.shown(),
              stack.standsFor());
      return Wait.of(State.FILE, start, end, cause);
    };
  }

  private WaitCause cause(String threadName, String operation, String object, Frames.Stack stack) {
    return new WaitCause(
        threadName, operation, object, -1, "", "", -1, -1, stack.shown(), stack.standsFor());
  }

  private static String className(RecordedEvent event, String field) {
    RecordedClass type = event.getClass(field);
    return type == null ? "" : type.getName();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
