package io.spandrel.cli.report.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueSideTest {

  private static final Frame PARK = new Frame("java.util.concurrent.locks.LockSupport", "park", 1);
  private static final Frame AWAIT =
      new Frame("java.util.concurrent.locks.AbstractQueuedSynchronizer", "get", 1);

  @Test
  void side_isToldByTheQueuesOwnMethod() {
    Frame put = new Frame("java.util.concurrent.ArrayBlockingQueue", "put", 1);
    Frame take = new Frame("java.util.concurrent.LinkedBlockingDeque", "takeFirst", 1);

    assertThat(QueueSide.of(List.of(PARK, AWAIT, put))).isEqualTo("put");
    assertThat(QueueSide.of(List.of(PARK, AWAIT, take))).isEqualTo("take");
  }

  @Test
  void innerClasses_sayNothingOfTheSide() {
    Frame inside = new Frame("java.util.concurrent.SynchronousQueue$TransferQueue", "transfer", 1);
    Frame poll = new Frame("java.util.concurrent.SynchronousQueue", "poll", 1);

    assertThat(QueueSide.of(List.of(PARK, inside, poll))).isEqualTo("take");
  }

  @Test
  void noQueue_hasNoSide() {
    Frame future = new Frame("java.util.concurrent.FutureTask", "get", 1);

    assertThat(QueueSide.of(List.of(PARK, future))).isEmpty();
  }
}
