package io.spandrel.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Collects what one test makes the bridge report. */
public final class MisuseReports extends Handler implements BeforeEachCallback, AfterEachCallback {
  /** Held, as the log manager holds loggers weakly. */
  private static final Logger LOGGER = Logger.getLogger("io.spandrel");

  private final List<String> messages = new CopyOnWriteArrayList<>();

  public List<String> messages() {
    return messages;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    messages.clear();
    Misuse.forgetReports();
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(this);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }

  @Override
  public void publish(LogRecord record) {
    messages.add(record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
