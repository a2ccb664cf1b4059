package io.spandrel.otel.agent;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a run how many tests ran a program under the real agent: those of the {@code
 * IT} classes outside of package {@code backend}.
 */
public final class AgentTestCount implements TestExecutionListener {
  private final AtomicInteger ran = new AtomicInteger();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && test.getSource().filter(AgentTestCount::isUnderTheAgent).isPresent()) {
      ran.incrementAndGet();
    }
  }

  private static boolean isUnderTheAgent(Object source) {
    if (!(source instanceof MethodSource method)) {
      return false;
    }
    String name = method.getClassName();
    return name.startsWith("IT", name.lastIndexOf('.') + 1) && !name.contains(".backend.");
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (ran.get() > 0) {
      System.out.println(ran + " tests ran under the real OpenTelemetry agent.");
    }
  }
}
