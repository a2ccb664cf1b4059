package io.spandrel.cli.programs;

/** Says its process id and sleeps, a little at a time, until it is ended. */
public final class Waits {

  private Waits() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("pid " + ProcessHandle.current().pid());
    while (true) {
      Thread.sleep(5);
    }
  }
}
