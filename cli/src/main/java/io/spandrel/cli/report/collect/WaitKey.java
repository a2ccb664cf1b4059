package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.recorder.State;

/** What makes two waits alike. */
record WaitKey(State state, String operation, String object, String frame) {

  /** Stands for what had no room of its own. */
  static final String OTHERS = BlockingRow.OTHERS;

  static WaitKey of(WaitSample wait) {
    return new WaitKey(wait.state(), wait.operation(), wait.object(), wait.frame());
  }

  static WaitKey ofLock(String object, String frame) {
    return new WaitKey(State.LOCK, "", object, frame);
  }

  WaitKey withoutDetail() {
    return new WaitKey(state, "", OTHERS, "");
  }
}
