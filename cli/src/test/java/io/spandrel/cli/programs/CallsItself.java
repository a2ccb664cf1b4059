package io.spandrel.cli.programs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * An HTTP server and its client: three calls make three traces of two spans. Then it ends with the
 * exit code it is told, stays if that is {@code stay}, or goes on calling if it is {@code call}.
 */
public final class CallsItself {

  private static final int CALLS = 3;
  private static final int NO_CONTENT = 204;

  private CallsItself() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(NO_CONTENT, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpClient client = HttpClient.newHttpClient();
    boolean endless = arguments[0].equals("call");
    for (int i = 0; endless || i < CALLS; i++) {
      client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      if (i == CALLS - 1) {
        System.out.println("called " + CALLS + " times");
      }
    }
    if (!arguments[0].equals("stay")) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }
}
