package io.spandrel.examples.network;

import io.spandrel.Task;
import io.spandrel.examples.FixedOption;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients ask a server on loopback that takes 100 ms for an answer. */
public final class NetworkBlocking {
  private static final int CLIENTS = 10;
  private static final int QUESTIONS = 20;
  private static final long ANSWER_MILLIS = 100;

  private final ServerSocket server;
  private final boolean fixed;

  private NetworkBlocking(ServerSocket server, boolean fixed) {
    this.server = server;
    this.fixed = fixed;
  }

  /** With {@code --fixed} each client keeps the first answer. */
  public static void main(String[] arguments) throws Exception {
    boolean fixed = FixedOption.isGiven(arguments);
    try (ServerSocket server = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress())) {
      NetworkBlocking program = new NetworkBlocking(server, fixed);
      warmUp();
      ExecutorService threads = Executors.newFixedThreadPool(2 * CLIENTS + 1);
      threads.submit(() -> program.acceptAll(threads));
      List<Future<Long>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(program::askAll));
      }
      long sum = 0;
      for (Future<Long> client : clients) {
        sum += client.get();
      }
      threads.shutdown();
      System.out.println("the prices add up to " + sum);
    }
  }

  private long askAll() throws IOException {
    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      long known = ask(socket, 1);
      long sum = 0;
      for (int i = 0; i < QUESTIONS; i++) {
        sum += price(socket, known);
      }
      return sum;
    }
  }

  /** Loads the classes of a task, for which all the threads would else wait at once. */
  @Task("warm up")
  private static void warmUp() {}

  @Task("price")
  private long price(Socket socket, long known) throws IOException {
    return round(fixed ? known : ask(socket, 1));
  }

  private static long ask(Socket socket, long item) throws IOException {
    new DataOutputStream(socket.getOutputStream()).writeLong(item);
    return new DataInputStream(socket.getInputStream()).readLong();
  }

  /** Some work of the client's own. */
  private static long round(long price) {
    long rounded = price;
    for (int i = 0; i < 500_000; i++) {
      rounded = rounded * 31 + i;
    }
    return rounded == 0 ? price + 1 : price;
  }

  private Void acceptAll(ExecutorService threads) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      Socket client = server.accept();
      threads.submit(() -> serve(client));
    }
    return null;
  }

  private Void serve(Socket client) throws IOException, InterruptedException {
    try (client) {
      DataInputStream questions = new DataInputStream(client.getInputStream());
      DataOutputStream answers = new DataOutputStream(client.getOutputStream());
      for (int i = 0; i <= (fixed ? 0 : QUESTIONS); i++) {
        long item = questions.readLong();
        Thread.sleep(ANSWER_MILLIS);
        answers.writeLong(10 * item);
      }
      return null;
    }
  }
}
