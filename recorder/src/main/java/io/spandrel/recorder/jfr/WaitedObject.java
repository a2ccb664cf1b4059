package io.spandrel.recorder.jfr;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import java.util.List;
import java.util.Map;

/** What a thread waited for, told by the parked class and the stack. */
final class WaitedObject {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String LOCKS = "java.util.concurrent.locks.";
  private static final List<String> LOCK_CLASSES =
      List.of("ReentrantLock$", "ReentrantReadWriteLock$", "StampedLock");

  private static final String CLASS_LOADING = "class loading";
  private static final String CLASS_INITIALIZATION = "class initialization";
  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "Z", "boolean", "B", "byte", "C", "char", "S", "short", "I", "int", "J", "long", "F",
          "float", "D", "double");

  /** Pools and appenders whose name says more than that of the queue inside them. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("com.zaxxer.hikari.pool.HikariPool", "HikariPool"),
          Map.entry("com.zaxxer.hikari.util.ConcurrentBag", "HikariPool"),
          Map.entry("org.apache.tomcat.jdbc.pool.ConnectionPool", "Tomcat ConnectionPool"),
          Map.entry("org.apache.commons.pool.impl.GenericObjectPool", "GenericObjectPool"),
          Map.entry("org.apache.commons.pool2.impl.GenericObjectPool", "GenericObjectPool"),
          Map.entry("org.apache.tomcat.dbcp.pool2.impl.GenericObjectPool", "GenericObjectPool"),
          Map.entry("com.mchange.v2.resourcepool.BasicResourcePool", "C3P0 ResourcePool"),
          Map.entry("io.agroal.pool.ConnectionPool", "Agroal ConnectionPool"),
          Map.entry("org.apache.http.pool.AbstractConnPool", "HttpClient ConnectionPool"),
          Map.entry("org.apache.hc.core5.pool.StrictConnPool", "HttpClient ConnectionPool"),
          Map.entry("ch.qos.logback.core.AsyncAppenderBase", "Logback AsyncAppender"),
          Map.entry("ch.qos.logback.core.OutputStreamAppender", "Logback OutputStreamAppender"),
          Map.entry(
              "org.apache.logging.log4j.core.async.AsyncLoggerConfigDisruptor",
              "Log4j AsyncLogger"));

  /** So near to the wait a known class must stand. */
  private static final int NEAR = 12;

  private WaitedObject() {}

  /** A park on a lock with an exclusive owner is a lock wait, any other is a park. */
  static State stateOfPark(String parkedClass) {
    if (parkedClass.startsWith(LOCKS)) {
      String simple = parkedClass.substring(LOCKS.length());
      if (LOCK_CLASSES.stream().anyMatch(simple::startsWith)) {
        return State.LOCK;
      }
    }
    return State.PARK;
  }

  /**
   * The class behind a monitor, as it is. A class loader locks each name that it loads: by an
   * {@code Object} of its own, which says nothing.
   */
  static String ofMonitor(String monitorClass, List<Frame> frames) {
    boolean byALoader = !frames.isEmpty() && frames.get(0).className().endsWith("ClassLoader");
    return byALoader ? CLASS_LOADING : known(frames, arrayInSource(monitorClass));
  }

  /**
   * The class whose monitor {@code Object.wait} gave up. The VM waits for another thread to
   * initialize a class in the same way, on an {@code int[]}, but calls no {@code Object.wait}.
   */
  static String ofMonitorWait(String monitorClass, List<Frame> frames) {
    boolean byTheVm = !frames.isEmpty() && !frames.get(0).className().equals("java.lang.Object");
    return byTheVm && monitorClass.equals("[I")
        ? CLASS_INITIALIZATION
        : ofMonitor(monitorClass, frames);
  }

  /** {@code int[]} rather than {@code [I}. */
  private static String arrayInSource(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    int dimensions = name.lastIndexOf('[') + 1;
    String element = name.substring(dimensions);
    String type =
        element.startsWith("L")
            ? element.substring(1).replace(";", "")
            : PRIMITIVES.getOrDefault(element, element);
    return type + "[]".repeat(dimensions);
  }

  static String ofPark(String parkedClass, List<Frame> frames) {
    if (parkedClass.startsWith(LOCKS) && stateOfPark(parkedClass) == State.LOCK) {
      return known(frames, outerClass(parkedClass));
    }
    return known(frames, concurrentClass(parkedClass, frames));
  }

  /** {@code ArrayBlockingQueue} rather than the condition inside it. */
  private static String concurrentClass(String parkedClass, List<Frame> frames) {
    for (Frame frame : frames) {
      String name = frame.className();
      if (name.equals("jdk.internal.misc.Unsafe")) {
        continue;
      }
      if (!name.startsWith(CONCURRENT)) {
        break;
      }
      if (!name.startsWith(LOCKS) && !name.equals("java.util.concurrent.ForkJoinPool")) {
        return outerClass(name);
      }
    }
    return outerClass(parkedClass);
  }

  private static String known(List<Frame> frames, String otherwise) {
    for (Frame frame : frames.subList(0, Math.min(NEAR, frames.size()))) {
      String name = KNOWN.get(outerClass(frame.className()));
      if (name != null) {
        return name;
      }
    }
    return otherwise;
  }

  private static String outerClass(String name) {
    int dollar = name.indexOf('$');
    return dollar > 0 ? name.substring(0, dollar) : name;
  }
}
