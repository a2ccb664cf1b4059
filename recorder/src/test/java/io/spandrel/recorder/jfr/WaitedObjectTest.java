package io.spandrel.recorder.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitedObjectTest {
  private static final String LOCKS = "java.util.concurrent.locks.";
  private static final String CONDITION = LOCKS + "AbstractQueuedSynchronizer$ConditionObject";

  private static List<Frame> stack(String... classes) {
    return Stream.of(classes).map(name -> new Frame(name, "m", 1)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LOCKS + "ReentrantLock$NonfairSync",
        LOCKS + "ReentrantLock$FairSync",
        LOCKS + "ReentrantReadWriteLock$NonfairSync",
        LOCKS + "StampedLock"
      })
  void parkOnALockWithAnOwner_isALockWait(String parkedClass) {
    assertThat(WaitedObject.stateOfPark(parkedClass)).isEqualTo(State.LOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        CONDITION,
        "java.util.concurrent.Semaphore$NonfairSync",
        "java.util.concurrent.CountDownLatch$Sync",
        "java.util.concurrent.FutureTask",
        "com.acme.ReentrantLock$Sync"
      })
  void parkOnAnythingElse_isAPark(String parkedClass) {
    assertThat(WaitedObject.stateOfPark(parkedClass)).isEqualTo(State.PARK);
  }

  @Test
  void lock_isNamedByItsOuterClass() {
    assertThat(
            WaitedObject.ofPark(
                LOCKS + "ReentrantLock$NonfairSync",
                stack("jdk.internal.misc.Unsafe", LOCKS + "LockSupport", "com.acme.Inventory")))
        .isEqualTo(LOCKS + "ReentrantLock");
  }

  @Test
  void queue_isNamedRatherThanTheConditionInIt() {
    assertThat(
            WaitedObject.ofPark(
                CONDITION,
                stack(
                    "jdk.internal.misc.Unsafe",
                    LOCKS + "LockSupport",
                    LOCKS + "AbstractQueuedSynchronizer$ConditionNode",
                    "java.util.concurrent.ForkJoinPool",
                    CONDITION,
                    "java.util.concurrent.ArrayBlockingQueue",
                    "com.acme.Consumer")))
        .isEqualTo("java.util.concurrent.ArrayBlockingQueue");
  }

  @Test
  void conditionOfOnesOwn_keepsItsName() {
    assertThat(
            WaitedObject.ofPark(
                CONDITION,
                stack(LOCKS + "LockSupport", CONDITION, "com.acme.Pool", "com.acme.Main")))
        .isEqualTo(LOCKS + "AbstractQueuedSynchronizer");
  }

  @Test
  void connectionPool_isNamedRatherThanTheQueueInIt() {
    assertThat(
            WaitedObject.ofPark(
                "java.util.concurrent.SynchronousQueue$TransferStack",
                stack(
                    LOCKS + "LockSupport",
                    "java.util.concurrent.SynchronousQueue",
                    "com.zaxxer.hikari.util.ConcurrentBag",
                    "com.zaxxer.hikari.pool.HikariPool")))
        .isEqualTo("HikariPool");
    assertThat(
            WaitedObject.ofMonitor(
                "java.util.ArrayList",
                stack("org.apache.tomcat.jdbc.pool.ConnectionPool$1", "com.acme.Main")))
        .isEqualTo("Tomcat ConnectionPool");
  }

  @Test
  void poolThatWaitsOnAMonitor_isNamedToo() {
    assertThat(
            WaitedObject.ofMonitorWait(
                "com.mchange.v2.resourcepool.BasicResourcePool",
                stack("java.lang.Object", "com.mchange.v2.resourcepool.BasicResourcePool")))
        .isEqualTo("C3P0 ResourcePool");
  }

  @Test
  void waitWithoutObjectWaitOnAnIntArray_isForTheInitializationOfAClass() {
    assertThat(WaitedObject.ofMonitorWait("[I", stack("com.acme.Parser", "com.acme.Main")))
        .isEqualTo("class initialization");
  }

  @Test
  void intArrayOfTheProgramItself_isNotTakenForAClass() {
    assertThat(WaitedObject.ofMonitorWait("[I", stack("java.lang.Object", "com.acme.Main")))
        .isEqualTo("int[]");
    assertThat(WaitedObject.ofMonitor("[I", stack("com.acme.Main"))).isEqualTo("int[]");
    assertThat(WaitedObject.ofMonitorWait("[I", List.of())).isEqualTo("int[]");
  }

  @Test
  void lockOfAClassLoader_isForTheLoadingOfAClass() {
    assertThat(
            WaitedObject.ofMonitor(
                "java.lang.Object",
                stack("jdk.internal.loader.BuiltinClassLoader", "com.acme.Main")))
        .isEqualTo("class loading");
  }

  @Test
  void array_isNamedAsInSource() {
    assertThat(WaitedObject.ofMonitor("[B", List.of())).isEqualTo("byte[]");
    assertThat(WaitedObject.ofMonitor("[[Lcom.acme.Cell;", List.of()))
        .isEqualTo("com.acme.Cell[][]");
  }

  @Test
  void knownClassFarDownTheStack_isNotWhatWasWaitedFor() {
    String[] classes = new String[14];
    java.util.Arrays.fill(classes, "com.acme.Handler");
    classes[12] = "com.zaxxer.hikari.pool.HikariPool";
    assertThat(WaitedObject.ofMonitor("com.acme.Inventory", stack(classes)))
        .isEqualTo("com.acme.Inventory");
  }

  @Test
  void parkWithoutABlockerOrStack_hasNoName() {
    assertThat(WaitedObject.ofPark("", List.of())).isEmpty();
    assertThat(WaitedObject.ofPark("", stack(LOCKS + "LockSupport", "com.acme.Main"))).isEmpty();
  }
}
